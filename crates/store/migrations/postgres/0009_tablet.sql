-- Issue 3.8: a device paired with a group, and the PINs that open the group's day on it.
-- A tablet's secret is kept as a hash, like a session's.
CREATE TABLE tablet (
    institution_id BIGINT NOT NULL,
    id BIGINT NOT NULL,
    token_hash BYTEA NOT NULL,
    group_id BIGINT NOT NULL,
    name TEXT NOT NULL CHECK (name <> '' AND length(name) <= 60),
    paired_by BIGINT NOT NULL,
    paired_at TIMESTAMPTZ NOT NULL,
    last_used_at TIMESTAMPTZ,
    revoked_at TIMESTAMPTZ,
    PRIMARY KEY (institution_id, id),
    UNIQUE (institution_id, token_hash),
    FOREIGN KEY (institution_id, group_id) REFERENCES child_group (institution_id, id),
    FOREIGN KEY (institution_id, paired_by) REFERENCES account (institution_id, id)
);
CREATE INDEX tablet_by_group ON tablet (institution_id, group_id);

-- Argon2id; after five wrong tries nobody gets in with it until locked_until.
CREATE TABLE staff_pin (
    institution_id BIGINT NOT NULL,
    account_id BIGINT NOT NULL,
    hash TEXT NOT NULL,
    tries BIGINT NOT NULL CHECK (tries >= 0),
    locked_until TIMESTAMPTZ,
    set_at TIMESTAMPTZ NOT NULL,
    PRIMARY KEY (institution_id, account_id),
    FOREIGN KEY (institution_id, account_id) REFERENCES account (institution_id, id)
);

-- Opened by PIN on this tablet: it ends with the tablet's pairing and with the PIN.
ALTER TABLE session ADD COLUMN tablet_id BIGINT;
