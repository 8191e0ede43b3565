-- Second factors (issue 3.8): codes from an app, passkeys, recovery codes, and the step between password and session.
-- From this day on members of staff may do nothing without a second factor.
CREATE TABLE security_setting (
    institution_id INTEGER PRIMARY KEY REFERENCES institution (id),
    second_factor_from TEXT
) STRICT;

-- The secret is sealed with the installation's key, which is not in the database; last_step: no code twice.
CREATE TABLE factor_totp (
    institution_id INTEGER NOT NULL,
    account_id INTEGER NOT NULL,
    secret BLOB NOT NULL,
    created_at INTEGER NOT NULL,
    confirmed_at INTEGER,
    last_step INTEGER NOT NULL,
    PRIMARY KEY (institution_id, account_id),
    FOREIGN KEY (institution_id, account_id) REFERENCES account (institution_id, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE recovery_code (
    institution_id INTEGER NOT NULL,
    account_id INTEGER NOT NULL,
    code_hash BLOB NOT NULL,
    created_at INTEGER NOT NULL,
    used_at INTEGER,
    PRIMARY KEY (institution_id, account_id, code_hash),
    FOREIGN KEY (institution_id, account_id) REFERENCES account (institution_id, id)
) STRICT, WITHOUT ROWID;

-- A WebAuthn credential: only its public half, as the library writes it.
CREATE TABLE passkey (
    institution_id INTEGER NOT NULL,
    id INTEGER NOT NULL,
    account_id INTEGER NOT NULL,
    credential_id BLOB NOT NULL,
    credential TEXT NOT NULL,
    name TEXT NOT NULL CHECK (name <> '' AND length(name) <= 60),
    counter INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    last_used_at INTEGER,
    PRIMARY KEY (institution_id, id),
    UNIQUE (institution_id, credential_id),
    FOREIGN KEY (institution_id, account_id) REFERENCES account (institution_id, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX passkey_by_account ON passkey (institution_id, account_id);

-- The password was right, the second factor is awaited: five minutes, five tries. name_subject: whose limit
-- failures count to, as in sign_in_failure. A passkey's spent challenge stands here too, so that it works once.
CREATE TABLE sign_in_step (
    institution_id INTEGER NOT NULL,
    token_hash BLOB NOT NULL,
    account_id INTEGER NOT NULL,
    name_subject TEXT NOT NULL,
    tries INTEGER NOT NULL,
    challenge TEXT,
    created_at INTEGER NOT NULL,
    expires_at INTEGER NOT NULL,
    PRIMARY KEY (institution_id, token_hash),
    FOREIGN KEY (institution_id, account_id) REFERENCES account (institution_id, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX sign_in_step_by_account ON sign_in_step (institution_id, account_id);

-- The superuser took a person's factors away (a lost phone): told at the next sign-in.
CREATE TABLE factor_removal (
    institution_id INTEGER NOT NULL,
    account_id INTEGER NOT NULL,
    removed_at INTEGER NOT NULL,
    removed_by INTEGER NOT NULL,
    PRIMARY KEY (institution_id, account_id),
    FOREIGN KEY (institution_id, account_id) REFERENCES account (institution_id, id),
    FOREIGN KEY (institution_id, removed_by) REFERENCES account (institution_id, id)
) STRICT, WITHOUT ROWID;
