-- What a parent chose to be told and has happened, until it is told: by whom it is chosen, about which child and day, and
-- never what it says. due_at: when it goes out, once that is worked out; message_id: the message that tells it, or told it,
-- whose job has the same number. The key tells a thing once.
CREATE TABLE notice_due (
    institution_id BIGINT NOT NULL,
    account_id BIGINT NOT NULL,
    child_id BIGINT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('absence', 'diary')),
    channel TEXT NOT NULL CHECK (channel IN ('sms', 'email')),
    on_date DATE NOT NULL,
    due_at TIMESTAMPTZ,
    message_id BIGINT,
    PRIMARY KEY (institution_id, account_id, child_id, kind, channel, on_date),
    FOREIGN KEY (institution_id, account_id) REFERENCES account (institution_id, id),
    FOREIGN KEY (institution_id, child_id) REFERENCES child (institution_id, id),
    CHECK (message_id IS NULL OR due_at IS NOT NULL)
);
CREATE INDEX notice_due_unplanned ON notice_due (institution_id) WHERE due_at IS NULL;
CREATE INDEX notice_due_by_child ON notice_due (institution_id, child_id);

-- Whoever saves a child's day asks who chose to be told of that child.
CREATE INDEX notice_choice_by_child ON notice_choice (institution_id, child_id, kind);
