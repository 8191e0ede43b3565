-- Single sign-on: who a person of the outside provider is here. Found before the institution is known, like sign_in_name;
-- one identity may open several accounts, of one institution or of many.
CREATE TABLE external_identity (
    issuer TEXT NOT NULL CHECK (issuer <> ''),
    subject TEXT NOT NULL CHECK (subject <> '' AND length(subject) <= 255),
    institution_id INTEGER NOT NULL,
    account_id INTEGER NOT NULL,
    linked_at INTEGER NOT NULL,
    last_used_at INTEGER,
    PRIMARY KEY (issuer, subject, institution_id, account_id),
    UNIQUE (institution_id, account_id, issuer),
    FOREIGN KEY (institution_id, account_id) REFERENCES account (institution_id, id)
) STRICT, WITHOUT ROWID;

-- Somebody on the way to the provider and back: used once, within minutes, by the browser that began it (the hash is of
-- the state and of that browser's cookie). With link_… it connects that account; with subject the person has come back
-- and still chooses which of several accounts to open.
CREATE TABLE sso_attempt (
    state_hash BLOB NOT NULL PRIMARY KEY,
    nonce TEXT NOT NULL,
    verifier TEXT NOT NULL,
    next TEXT NOT NULL,
    link_institution_id INTEGER,
    link_account_id INTEGER,
    subject TEXT,
    strong INTEGER NOT NULL CHECK (strong IN (0, 1)),
    address TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    expires_at INTEGER NOT NULL,
    FOREIGN KEY (link_institution_id, link_account_id) REFERENCES account (institution_id, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX sso_attempt_by_expiry ON sso_attempt (expires_at);
CREATE INDEX sso_attempt_by_address ON sso_attempt (address, expires_at);

-- How a session was opened: without a password there is none to replace, and a factor that the provider checked counts.
ALTER TABLE session ADD COLUMN by_sso INTEGER NOT NULL DEFAULT 0 CHECK (by_sso IN (0, 1));
ALTER TABLE session ADD COLUMN strong INTEGER NOT NULL DEFAULT 0 CHECK (strong IN (0, 1));
