-- Full text over plans and diaries: what can be found, and the index of its words.
-- An entry's id begins with its first day, so that the newest come first in the index itself.
CREATE TABLE search_entry (
    institution_id INTEGER NOT NULL REFERENCES institution (id),
    id INTEGER NOT NULL UNIQUE, -- the index below has no other key
    source TEXT NOT NULL CHECK (source <> '' AND length(source) <= 100),
    kind TEXT NOT NULL CHECK (kind IN ('month_field', 'outcome', 'item', 'week_lesson', 'theme', 'diary_row', 'year_event')),
    group_id INTEGER,
    from_on TEXT NOT NULL,
    to_on TEXT NOT NULL CHECK (to_on >= from_on),
    address TEXT NOT NULL CHECK (address LIKE '/%' AND length(address) <= 200),
    body TEXT NOT NULL CHECK (body <> '' AND length(body) <= 21000),
    PRIMARY KEY (institution_id, id),
    FOREIGN KEY (institution_id, group_id) REFERENCES child_group (institution_id, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX search_entry_by_source ON search_entry (institution_id, source);

-- The words of entries, folded and stemmed by the program, each behind its institution: contentless, by the entry's id.
CREATE VIRTUAL TABLE search_index USING fts5(
    words, content = '', contentless_delete = 1, tokenize = "unicode61 remove_diacritics 0"
);

-- An entry is written with its words in one statement, as in PostgreSQL; its words go when it goes.
CREATE VIEW search_filing AS
SELECT institution_id, id, source, kind, group_id, from_on, to_on, address, body, '' AS words FROM search_entry;
CREATE TRIGGER search_filed INSTEAD OF INSERT ON search_filing BEGIN
    INSERT INTO search_entry (institution_id, id, source, kind, group_id, from_on, to_on, address, body)
    VALUES (new.institution_id, new.id, new.source, new.kind, new.group_id, new.from_on, new.to_on, new.address, new.body);
    INSERT INTO search_index (rowid, words) VALUES (new.id, new.words);
END;
CREATE TRIGGER search_forgotten AFTER DELETE ON search_entry BEGIN
    DELETE FROM search_index WHERE rowid = old.id;
END;

-- What was written before there was an index is put into it by a job of each institution.
INSERT INTO job (institution_id, id, name, payload, state, run_at, attempts, created_at)
SELECT id, 15, 'journal.index', '{"after":null}', 'waiting', created_at, 0, created_at FROM institution;
