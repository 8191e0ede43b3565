-- Reference lists, versioned by school year: an entry holds from a day to a day; what a plan referred to stays.
-- One that was replaced before it held ends on the day before it begins: no list shows it, plans still refer to it.
CREATE TABLE outcome (
    institution_id BIGINT NOT NULL REFERENCES institution (id),
    id BIGINT NOT NULL,
    area TEXT NOT NULL CHECK (area IN ('language', 'social', 'culture', 'science', 'math', 'technology', 'health')),
    stage TEXT NOT NULL CHECK (stage IN ('first', 'second', 'third', 'end')),
    position BIGINT NOT NULL,
    text TEXT NOT NULL CHECK (text <> '' AND length(text) <= 1000),
    paragraph TEXT NOT NULL CHECK (length(paragraph) <= 60),
    official BOOLEAN NOT NULL,
    from_on DATE NOT NULL,
    to_on DATE CHECK (to_on >= from_on - 1),
    PRIMARY KEY (institution_id, id),
    UNIQUE (institution_id, area, stage, text, from_on)
);

-- The other lists: values, virtues, transversal skills, assessment techniques.
CREATE TABLE reference_entry (
    institution_id BIGINT NOT NULL REFERENCES institution (id),
    id BIGINT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('value', 'virtue', 'skill', 'technique')),
    position BIGINT NOT NULL,
    title TEXT NOT NULL CHECK (title <> '' AND length(title) <= 200),
    from_on DATE NOT NULL,
    to_on DATE CHECK (to_on >= from_on - 1),
    PRIMARY KEY (institution_id, id),
    UNIQUE (institution_id, kind, title, from_on)
);

-- A list of outcomes between its upload and its confirmation: the rows as text, the day from which it is to hold, and
-- what becomes of outcomes that it does not name. Gone after the confirmation, or after a day.
CREATE TABLE curriculum_draft (
    institution_id BIGINT NOT NULL,
    id BIGINT NOT NULL,
    account_id BIGINT NOT NULL,
    file_name TEXT NOT NULL CHECK (length(file_name) <= 200),
    lines TEXT NOT NULL,
    from_on DATE NOT NULL,
    others TEXT NOT NULL CHECK (others IN ('retire', 'keep')),
    created_at TIMESTAMPTZ NOT NULL,
    PRIMARY KEY (institution_id, id),
    FOREIGN KEY (institution_id, account_id) REFERENCES account (institution_id, id)
);
CREATE INDEX curriculum_draft_by_account ON curriculum_draft (institution_id, account_id);

-- Institutions that were there before the lists are given them by a job of their own.
INSERT INTO job (institution_id, id, name, payload, state, run_at, attempts, created_at)
SELECT id, 11, 'curriculum_seed', '{}', 'waiting', created_at, 0, created_at FROM institution;
