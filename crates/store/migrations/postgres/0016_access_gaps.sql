-- Access, what issue 3 still lacked: failed sign-ins by account, what others did to an account, devices, what is forgotten.

-- Failed sign-ins that meant this account, by address, until the person has read of them. subject: what the limit of
-- sign_in_failure counts under, a hash; what was typed stands nowhere.
CREATE TABLE account_failure (
    institution_id BIGINT NOT NULL,
    account_id BIGINT NOT NULL,
    address TEXT NOT NULL,
    subject TEXT NOT NULL,
    failures BIGINT NOT NULL CHECK (failures > 0),
    first_at TIMESTAMPTZ NOT NULL,
    last_at TIMESTAMPTZ NOT NULL,
    PRIMARY KEY (institution_id, account_id, address, subject),
    FOREIGN KEY (institution_id, account_id) REFERENCES account (institution_id, id)
);
CREATE INDEX account_failure_by_subject ON account_failure (subject);

-- What somebody else did to an account: said at the next sign-in and, to phone or email, by a message whose number is
-- the notice's; both are empty once it is on its way. by_role is null at the server's own terminal; about_id: whose
-- account it is about, where that is not the reader's.
CREATE TABLE account_notice (
    institution_id BIGINT NOT NULL,
    id BIGINT NOT NULL,
    account_id BIGINT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('password_replaced', 'factors_removed', 'phone_changed', 'email_changed',
        'recovered')),
    at TIMESTAMPTZ NOT NULL,
    by_id BIGINT,
    by_role TEXT CHECK (by_role IN ('superuser', 'head', 'deputy', 'methodologist', 'clerk', 'group_teacher',
        'subject_teacher', 'speech_therapist', 'social_pedagogue', 'assistant', 'parent')),
    about_id BIGINT,
    phone TEXT CHECK (length(phone) <= 20),
    email TEXT CHECK (length(email) <= 254),
    read_at TIMESTAMPTZ,
    PRIMARY KEY (institution_id, id),
    FOREIGN KEY (institution_id, account_id) REFERENCES account (institution_id, id),
    FOREIGN KEY (institution_id, by_id) REFERENCES account (institution_id, id),
    FOREIGN KEY (institution_id, about_id) REFERENCES account (institution_id, id)
);
CREATE INDEX account_notice_unread ON account_notice (institution_id, account_id) WHERE read_at IS NULL;
INSERT INTO account_notice (institution_id, id, account_id, kind, at, by_id, by_role)
SELECT institution_id, row_number() OVER (PARTITION BY institution_id ORDER BY account_id), account_id,
       'factors_removed', removed_at, removed_by, 'superuser'
  FROM factor_removal;
DROP TABLE factor_removal;

-- On what a session was opened, in words: "Chrome, Windows".
ALTER TABLE session ADD COLUMN device TEXT NOT NULL DEFAULT '' CHECK (length(device) <= 60);

-- On the way to the provider only to prove once more who somebody is, so that factors can be changed.
ALTER TABLE sso_attempt ADD COLUMN again BOOLEAN NOT NULL DEFAULT FALSE;

-- The number or address of a message is forgotten after a while: then neither stands there.
DROP VIEW message_now;
CREATE TABLE outgoing_message_new (
    institution_id BIGINT NOT NULL REFERENCES institution (id),
    id BIGINT NOT NULL,
    kind TEXT NOT NULL CHECK (kind <> '' AND length(kind) <= 40),
    account_id BIGINT,
    child_id BIGINT,
    channel TEXT NOT NULL CHECK (channel IN ('sms', 'email')),
    phone TEXT CHECK (length(phone) BETWEEN 9 AND 16),
    email TEXT CHECK (length(email) BETWEEN 6 AND 254),
    state TEXT NOT NULL CHECK (state IN ('waiting', 'sent', 'failed', 'given_up')),
    attempts BIGINT NOT NULL CHECK (attempts >= 0),
    last_error TEXT CHECK (length(last_error) <= 60),
    reference TEXT CHECK (length(reference) <= 100),
    created_at TIMESTAMPTZ NOT NULL,
    created_by BIGINT,
    sent_at TIMESTAMPTZ,
    forgotten_at TIMESTAMPTZ,
    PRIMARY KEY (institution_id, id),
    FOREIGN KEY (institution_id, account_id) REFERENCES account (institution_id, id),
    FOREIGN KEY (institution_id, child_id) REFERENCES child (institution_id, id),
    FOREIGN KEY (institution_id, created_by) REFERENCES account (institution_id, id),
    CHECK ((phone IS NOT NULL) = (channel = 'sms' AND forgotten_at IS NULL)),
    CHECK ((email IS NOT NULL) = (channel = 'email' AND forgotten_at IS NULL)),
    CHECK ((state = 'sent') = (sent_at IS NOT NULL))
);
INSERT INTO outgoing_message_new (institution_id, id, kind, account_id, child_id, channel, phone, email, state, attempts,
                                  last_error, reference, created_at, created_by, sent_at)
SELECT institution_id, id, kind, account_id, child_id, channel, phone, email, state, attempts,
       last_error, reference, created_at, created_by, sent_at
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
