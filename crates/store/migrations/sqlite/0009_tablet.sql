-- Issue 3.8: a device paired with a group, and the PINs that open the group's day on it.
-- A tablet's secret is kept as a hash, like a session's.
CREATE TABLE tablet (
    institution_id INTEGER NOT NULL,
    id INTEGER NOT NULL,
    token_hash BLOB NOT NULL,
    group_id INTEGER NOT NULL,
    name TEXT NOT NULL CHECK (name <> '' AND length(name) <= 60),
    paired_by INTEGER NOT NULL,
    paired_at INTEGER NOT NULL,
    last_used_at INTEGER,
    revoked_at INTEGER,
    PRIMARY KEY (institution_id, id),
    UNIQUE (institution_id, token_hash),
    FOREIGN KEY (institution_id, group_id) REFERENCES child_group (institution_id, id),
    FOREIGN KEY (institution_id, paired_by) REFERENCES account (institution_id, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX tablet_by_group ON tablet (institution_id, group_id);

-- Argon2id; after five wrong tries nobody gets in with it until locked_until.
CREATE TABLE staff_pin (
    institution_id INTEGER NOT NULL,
    account_id INTEGER NOT NULL,
    hash TEXT NOT NULL,
    tries INTEGER NOT NULL CHECK (tries >= 0),
    locked_until INTEGER,
    set_at INTEGER NOT NULL,
    PRIMARY KEY (institution_id, account_id),
    FOREIGN KEY (institution_id, account_id) REFERENCES account (institution_id, id)
) STRICT, WITHOUT ROWID;

-- Opened by PIN on this tablet: it ends with the tablet's pairing and with the PIN.
ALTER TABLE session ADD COLUMN tablet_id INTEGER;
