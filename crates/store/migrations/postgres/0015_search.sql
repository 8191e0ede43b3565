-- Full text over plans and diaries: what can be found, and the index of its words.
-- An entry's id begins with its first day: the newest come first by it.
CREATE TABLE search_entry (
    institution_id BIGINT NOT NULL REFERENCES institution (id),
    id BIGINT NOT NULL,
    source TEXT NOT NULL CHECK (source <> '' AND length(source) <= 100),
    kind TEXT NOT NULL CHECK (kind IN ('month_field', 'outcome', 'item', 'week_lesson', 'theme', 'diary_row', 'year_event')),
    group_id BIGINT,
    from_on DATE NOT NULL,
    to_on DATE NOT NULL CHECK (to_on >= from_on),
    address TEXT NOT NULL CHECK (address LIKE '/%' AND length(address) <= 200),
    body TEXT NOT NULL CHECK (body <> '' AND length(body) <= 21000),
    -- the words, folded and stemmed by the program, each behind its institution; SQLite's stand in its search_index
    words TSVECTOR NOT NULL,
    PRIMARY KEY (institution_id, id),
    FOREIGN KEY (institution_id, group_id) REFERENCES child_group (institution_id, id)
);
CREATE INDEX search_entry_by_source ON search_entry (institution_id, source);
-- without a list of pending words, which every search would have to read through
CREATE INDEX search_entry_words ON search_entry USING gin (words) WITH (fastupdate = off);

-- What was written before there was an index is put into it by a job of each institution.
INSERT INTO job (institution_id, id, name, payload, state, run_at, attempts, created_at)
SELECT id, 15, 'journal.index', '{"after":null}', 'waiting', created_at, 0, created_at FROM institution;
