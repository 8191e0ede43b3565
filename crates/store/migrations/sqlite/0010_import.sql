-- A spreadsheet between its upload and its confirmation: the cells as text, which column holds what. Gone after
-- the confirmation, or after a day.
CREATE TABLE import_draft (
    institution_id INTEGER NOT NULL,
    id INTEGER NOT NULL,
    account_id INTEGER NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('children', 'staff', 'groups')),
    file_name TEXT NOT NULL CHECK (length(file_name) <= 200),
    cells TEXT NOT NULL,
    mapping TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    PRIMARY KEY (institution_id, id),
    FOREIGN KEY (institution_id, account_id) REFERENCES account (institution_id, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX import_draft_by_account ON import_draft (institution_id, account_id, kind);
