-- Single sign-on: who a person of the outside provider is here. Found before the institution is known, like sign_in_name;
-- one identity may open several accounts, of one institution or of many.
CREATE TABLE external_identity (
    issuer TEXT NOT NULL CHECK (issuer <> ''),
    subject TEXT NOT NULL CHECK (subject <> '' AND length(subject) <= 255),
    institution_id BIGINT NOT NULL,
    account_id BIGINT NOT NULL,
    linked_at TIMESTAMPTZ NOT NULL,
    last_used_at TIMESTAMPTZ,
    PRIMARY KEY (issuer, subject, institution_id, account_id),
    UNIQUE (institution_id, account_id, issuer),
    FOREIGN KEY (institution_id, account_id) REFERENCES account (institution_id, id)
);

-- Somebody on the way to the provider and back: used once, within minutes, by the browser that began it (the hash is of
-- the state and of that browser's cookie). With link_… it connects that account; with subject the person has come back
-- and still chooses which of several accounts to open.
CREATE TABLE sso_attempt (
    state_hash BYTEA NOT NULL PRIMARY KEY,
    nonce TEXT NOT NULL,
    verifier TEXT NOT NULL,
    next TEXT NOT NULL,
    link_institution_id BIGINT,
    link_account_id BIGINT,
    subject TEXT,
    strong BOOLEAN NOT NULL,
    address TEXT NOT NULL,
    created_at TIMESTAMPTZ NOT NULL,
    expires_at TIMESTAMPTZ NOT NULL,
    FOREIGN KEY (link_institution_id, link_account_id) REFERENCES account (institution_id, id)
);
CREATE INDEX sso_attempt_by_expiry ON sso_attempt (expires_at);
CREATE INDEX sso_attempt_by_address ON sso_attempt (address, expires_at);

-- How a session was opened: without a password there is none to replace, and a factor that the provider checked counts.
ALTER TABLE session ADD COLUMN by_sso BOOLEAN NOT NULL DEFAULT false;
ALTER TABLE session ADD COLUMN strong BOOLEAN NOT NULL DEFAULT false;
