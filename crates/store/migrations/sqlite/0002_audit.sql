-- Who did or saw what, when and from where: append-only, each entry chained to the one before by a hash.
CREATE TABLE audit_head (
    institution_id INTEGER PRIMARY KEY REFERENCES institution (id),
    entries INTEGER NOT NULL,
    hash BLOB NOT NULL
) STRICT;

CREATE TABLE audit_entry (
    institution_id INTEGER NOT NULL REFERENCES institution (id),
    seq INTEGER NOT NULL,
    at INTEGER NOT NULL,
    account_id INTEGER,
    for_account_id INTEGER,
    action TEXT NOT NULL,
    child_id INTEGER,
    group_id INTEGER,
    on_date TEXT,
    address TEXT NOT NULL,
    detail TEXT NOT NULL,
    hash BLOB NOT NULL,
    PRIMARY KEY (institution_id, seq)
) STRICT, WITHOUT ROWID;
CREATE INDEX audit_by_child ON audit_entry (institution_id, child_id, seq) WHERE child_id IS NOT NULL;

CREATE TRIGGER audit_stays BEFORE UPDATE ON audit_entry
BEGIN SELECT raise(ABORT, 'the audit log is append-only'); END;
CREATE TRIGGER audit_stays_whole BEFORE DELETE ON audit_entry
BEGIN SELECT raise(ABORT, 'the audit log is append-only'); END;
CREATE TRIGGER audit_head_stays BEFORE DELETE ON audit_head
BEGIN SELECT raise(ABORT, 'the audit log is append-only'); END;
