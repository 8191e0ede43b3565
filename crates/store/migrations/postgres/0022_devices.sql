-- Notices on a person's own devices (annex 1): Web Push. One row is one browser; whoever knows its endpoint can send to
-- it, but only we hold the key that its maker's service listens to. Another person who asks for notices in the same browser
-- takes it over.
CREATE TABLE push_device (
    institution_id BIGINT NOT NULL,
    id BIGINT NOT NULL,
    account_id BIGINT NOT NULL,
    endpoint TEXT NOT NULL CHECK (length(endpoint) BETWEEN 10 AND 1000),
    p256dh TEXT NOT NULL CHECK (length(p256dh) BETWEEN 80 AND 100),
    auth TEXT NOT NULL CHECK (length(auth) BETWEEN 20 AND 30),
    name TEXT NOT NULL CHECK (length(name) <= 200),
    added_at TIMESTAMPTZ NOT NULL,
    told_at TIMESTAMPTZ,
    PRIMARY KEY (institution_id, id),
    UNIQUE (institution_id, endpoint),
    FOREIGN KEY (institution_id, account_id) REFERENCES account (institution_id, id)
);
CREATE INDEX push_device_by_account ON push_device (institution_id, account_id);

ALTER TABLE outgoing_message DROP CONSTRAINT outgoing_message_new_channel_check;
ALTER TABLE outgoing_message ADD CHECK (channel IN ('sms', 'email', 'push'));
ALTER TABLE notice_due DROP CONSTRAINT notice_due_channel_check;
ALTER TABLE notice_due ADD CHECK (channel IN ('sms', 'email', 'push'));
