-- Notices on a person's own devices (annex 1): Web Push. One row is one browser; whoever knows its endpoint can send to
-- it, but only we hold the key that its maker's service listens to. Another person who asks for notices in the same browser
-- takes it over.
CREATE TABLE push_device (
    institution_id INTEGER NOT NULL,
    id INTEGER NOT NULL,
    account_id INTEGER NOT NULL,
    endpoint TEXT NOT NULL CHECK (length(endpoint) BETWEEN 10 AND 1000),
    p256dh TEXT NOT NULL CHECK (length(p256dh) BETWEEN 80 AND 100),
    auth TEXT NOT NULL CHECK (length(auth) BETWEEN 20 AND 30),
    name TEXT NOT NULL CHECK (length(name) <= 200),
    added_at INTEGER NOT NULL,
    told_at INTEGER,
    PRIMARY KEY (institution_id, id),
    UNIQUE (institution_id, endpoint),
    FOREIGN KEY (institution_id, account_id) REFERENCES account (institution_id, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX push_device_by_account ON push_device (institution_id, account_id);

DROP VIEW message_now;
CREATE TABLE outgoing_message_new (
    institution_id INTEGER NOT NULL REFERENCES institution (id),
    id INTEGER NOT NULL,
    kind TEXT NOT NULL CHECK (kind <> '' AND length(kind) <= 40),
    account_id INTEGER,
    child_id INTEGER,
    channel TEXT NOT NULL CHECK (channel IN ('sms', 'email', 'push')),
    phone TEXT CHECK (length(phone) BETWEEN 9 AND 16),
    email TEXT CHECK (length(email) BETWEEN 6 AND 254),
    state TEXT NOT NULL CHECK (state IN ('waiting', 'sent', 'failed', 'given_up')),
    attempts INTEGER NOT NULL CHECK (attempts >= 0),
    last_error TEXT CHECK (length(last_error) <= 60),
    reference TEXT CHECK (length(reference) <= 100),
    created_at INTEGER NOT NULL,
    created_by INTEGER,
    sent_at INTEGER,
    forgotten_at INTEGER,
    PRIMARY KEY (institution_id, id),
    FOREIGN KEY (institution_id, account_id) REFERENCES account (institution_id, id),
    FOREIGN KEY (institution_id, child_id) REFERENCES child (institution_id, id),
    FOREIGN KEY (institution_id, created_by) REFERENCES account (institution_id, id),
    CHECK ((phone IS NOT NULL) = (channel = 'sms' AND forgotten_at IS NULL)),
    CHECK ((email IS NOT NULL) = (channel = 'email' AND forgotten_at IS NULL)),
    CHECK ((state = 'sent') = (sent_at IS NOT NULL))
) STRICT, WITHOUT ROWID;
INSERT INTO outgoing_message_new (institution_id, id, kind, account_id, child_id, channel, phone, email, state, attempts,
       last_error, reference, created_at, created_by, sent_at, forgotten_at)
SELECT institution_id, id, kind, account_id, child_id, channel, phone, email, state, attempts,
       last_error, reference, created_at, created_by, sent_at, forgotten_at
  FROM outgoing_message;
DROP TABLE outgoing_message;
ALTER TABLE outgoing_message_new RENAME TO outgoing_message;
CREATE INDEX outgoing_message_by_account ON outgoing_message (institution_id, account_id, id);
CREATE INDEX outgoing_message_by_child ON outgoing_message (institution_id, child_id, id) WHERE child_id IS NOT NULL;
CREATE VIEW message_now AS
SELECT m.institution_id, m.id, m.kind, m.account_id, m.child_id, m.channel, m.phone, m.email,
       CASE WHEN m.state IN ('waiting', 'failed') AND j.state IN ('done', 'failed') THEN 'given_up'
            ELSE m.state END AS state,
       m.attempts, m.last_error, m.created_at, m.created_by, m.sent_at,
       CASE WHEN j.state = 'waiting' THEN j.run_at END AS next_at
  FROM outgoing_message m
  LEFT JOIN job j ON j.institution_id = m.institution_id AND j.id = m.id;

CREATE TABLE notice_due_new (
    institution_id INTEGER NOT NULL,
    account_id INTEGER NOT NULL,
    child_id INTEGER NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('absence', 'diary')),
    channel TEXT NOT NULL CHECK (channel IN ('sms', 'email', 'push')),
    on_date TEXT NOT NULL,
    due_at INTEGER,
    message_id INTEGER,
    PRIMARY KEY (institution_id, account_id, child_id, kind, channel, on_date),
    FOREIGN KEY (institution_id, account_id) REFERENCES account (institution_id, id),
    FOREIGN KEY (institution_id, child_id) REFERENCES child (institution_id, id),
    CHECK (message_id IS NULL OR due_at IS NOT NULL)
) STRICT, WITHOUT ROWID;
INSERT INTO notice_due_new (institution_id, account_id, child_id, kind, channel, on_date, due_at, message_id)
SELECT institution_id, account_id, child_id, kind, channel, on_date, due_at, message_id
  FROM notice_due;
DROP TABLE notice_due;
ALTER TABLE notice_due_new RENAME TO notice_due;
CREATE INDEX notice_due_unplanned ON notice_due (institution_id) WHERE due_at IS NULL;
CREATE INDEX notice_due_by_child ON notice_due (institution_id, child_id);
