-- Second factors (issue 3.8): codes from an app, passkeys, recovery codes, and the step between password and session.
-- From this day on members of staff may do nothing without a second factor.
CREATE TABLE security_setting (
    institution_id BIGINT PRIMARY KEY REFERENCES institution (id),
    second_factor_from DATE
);

-- The secret is sealed with the installation's key, which is not in the database; last_step: no code twice.
CREATE TABLE factor_totp (
    institution_id BIGINT NOT NULL,
    account_id BIGINT NOT NULL,
    secret BYTEA NOT NULL,
    created_at TIMESTAMPTZ NOT NULL,
    confirmed_at TIMESTAMPTZ,
    last_step BIGINT NOT NULL,
    PRIMARY KEY (institution_id, account_id),
    FOREIGN KEY (institution_id, account_id) REFERENCES account (institution_id, id)
);

CREATE TABLE recovery_code (
    institution_id BIGINT NOT NULL,
    account_id BIGINT NOT NULL,
    code_hash BYTEA NOT NULL,
    created_at TIMESTAMPTZ NOT NULL,
    used_at TIMESTAMPTZ,
    PRIMARY KEY (institution_id, account_id, code_hash),
    FOREIGN KEY (institution_id, account_id) REFERENCES account (institution_id, id)
);

-- A WebAuthn credential: only its public half, as the library writes it.
CREATE TABLE passkey (
    institution_id BIGINT NOT NULL,
    id BIGINT NOT NULL,
    account_id BIGINT NOT NULL,
    credential_id BYTEA NOT NULL,
    credential TEXT NOT NULL,
    name TEXT NOT NULL CHECK (name <> '' AND length(name) <= 60),
    counter BIGINT NOT NULL,
    created_at TIMESTAMPTZ NOT NULL,
    last_used_at TIMESTAMPTZ,
    PRIMARY KEY (institution_id, id),
    UNIQUE (institution_id, credential_id),
    FOREIGN KEY (institution_id, account_id) REFERENCES account (institution_id, id)
);
CREATE INDEX passkey_by_account ON passkey (institution_id, account_id);

-- The password was right, the second factor is awaited: five minutes, five tries. name_subject: whose limit
-- failures count to, as in sign_in_failure. A passkey's spent challenge stands here too, so that it works once.
CREATE TABLE sign_in_step (
    institution_id BIGINT NOT NULL,
    token_hash BYTEA NOT NULL,
    account_id BIGINT NOT NULL,
    name_subject TEXT NOT NULL,
    tries BIGINT NOT NULL,
    challenge TEXT,
    created_at TIMESTAMPTZ NOT NULL,
    expires_at TIMESTAMPTZ NOT NULL,
    PRIMARY KEY (institution_id, token_hash),
    FOREIGN KEY (institution_id, account_id) REFERENCES account (institution_id, id)
);
CREATE INDEX sign_in_step_by_account ON sign_in_step (institution_id, account_id);

-- The superuser took a person's factors away (a lost phone): told at the next sign-in.
CREATE TABLE factor_removal (
    institution_id BIGINT NOT NULL,
    account_id BIGINT NOT NULL,
    removed_at TIMESTAMPTZ NOT NULL,
    removed_by BIGINT NOT NULL,
    PRIMARY KEY (institution_id, account_id),
    FOREIGN KEY (institution_id, account_id) REFERENCES account (institution_id, id),
    FOREIGN KEY (institution_id, removed_by) REFERENCES account (institution_id, id)
);
