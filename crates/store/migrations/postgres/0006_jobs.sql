-- Work that follows a change: a row in the change's own transaction, done afterwards at least once.
CREATE TABLE job (
    institution_id BIGINT NOT NULL REFERENCES institution (id),
    id BIGINT NOT NULL,
    name TEXT NOT NULL CHECK (name <> ''),
    payload TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('waiting', 'running', 'done', 'failed')),
    run_at TIMESTAMPTZ NOT NULL,
    attempts BIGINT NOT NULL CHECK (attempts >= 0),
    claimed_until TIMESTAMPTZ,
    last_error TEXT CHECK (length(last_error) <= 60),
    created_at TIMESTAMPTZ NOT NULL,
    finished_at TIMESTAMPTZ,
    PRIMARY KEY (institution_id, id),
    CHECK ((state = 'running') = (claimed_until IS NOT NULL)),
    CHECK ((state IN ('done', 'failed')) = (finished_at IS NOT NULL))
);
CREATE INDEX job_due ON job (run_at) WHERE state = 'waiting';
CREATE INDEX job_claimed ON job (claimed_until) WHERE state = 'running';
CREATE INDEX job_finished ON job (finished_at) WHERE state = 'done';

-- What left for a telephone or a letter box: to whom and what became of it, never the text. Its job has the same id.
CREATE TABLE outgoing_message (
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
    PRIMARY KEY (institution_id, id),
    FOREIGN KEY (institution_id, account_id) REFERENCES account (institution_id, id),
    FOREIGN KEY (institution_id, child_id) REFERENCES child (institution_id, id),
    FOREIGN KEY (institution_id, created_by) REFERENCES account (institution_id, id),
    CHECK ((channel = 'sms') = (phone IS NOT NULL)),
    CHECK ((channel = 'email') = (email IS NOT NULL)),
    CHECK ((state = 'sent') = (sent_at IS NOT NULL))
);
CREATE INDEX outgoing_message_by_account ON outgoing_message (institution_id, account_id, id);
CREATE INDEX outgoing_message_by_child ON outgoing_message (institution_id, child_id, id) WHERE child_id IS NOT NULL;

-- A message as pages show it: one whose job is over without having sent it will not go by itself any more.
CREATE VIEW message_now AS
SELECT m.institution_id, m.id, m.kind, m.account_id, m.child_id, m.channel, m.phone, m.email,
       CASE WHEN m.state IN ('waiting', 'failed') AND j.state IN ('done', 'failed') THEN 'given_up'
            ELSE m.state END AS state,
       m.attempts, m.last_error, m.created_at, m.created_by, m.sent_at,
       CASE WHEN j.state = 'waiting' THEN j.run_at END AS next_at
  FROM outgoing_message m
  LEFT JOIN job j ON j.institution_id = m.institution_id AND j.id = m.id;

-- How the institution's SMS gateway is spoken to; the secret stands in the installation's configuration.
CREATE TABLE sms_gateway (
    institution_id BIGINT NOT NULL REFERENCES institution (id),
    method TEXT NOT NULL CHECK (method IN ('GET', 'POST')),
    url TEXT NOT NULL CHECK (length(url) BETWEEN 1 AND 2000),
    headers TEXT NOT NULL CHECK (length(headers) <= 4000),
    body TEXT NOT NULL CHECK (length(body) <= 4000),
    success_text TEXT NOT NULL CHECK (length(success_text) <= 200),
    sender TEXT NOT NULL CHECK (length(sender) <= 20),
    revision BIGINT NOT NULL,
    updated_at TIMESTAMPTZ NOT NULL,
    updated_by BIGINT NOT NULL,
    PRIMARY KEY (institution_id),
    FOREIGN KEY (institution_id, updated_by) REFERENCES account (institution_id, id)
);
