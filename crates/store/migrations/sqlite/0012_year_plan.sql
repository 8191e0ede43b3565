-- The institution's year plan and month plan (3.2): events and tasks, who answers for them, whom they touch.
CREATE TABLE year_item (
    institution_id INTEGER NOT NULL REFERENCES institution (id),
    id INTEGER NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('event', 'task')),
    title TEXT NOT NULL CHECK (title <> '' AND length(title) <= 200),
    description TEXT NOT NULL CHECK (length(description) <= 4000),
    place TEXT NOT NULL CHECK (length(place) <= 200),
    from_on TEXT NOT NULL,
    to_on TEXT NOT NULL,
    starts TEXT NOT NULL CHECK (starts = '' OR length(starts) = 5),
    -- whether families see it; a task of the staff never is theirs
    families INTEGER NOT NULL CHECK (families IN (0, 1)),
    done_at INTEGER,
    done_by INTEGER,
    revision INTEGER NOT NULL CHECK (revision > 0),
    updated_at INTEGER NOT NULL,
    updated_by INTEGER NOT NULL,
    -- taken out of the plan and kept, so that it can be put back
    removed_at INTEGER,
    removed_by INTEGER,
    PRIMARY KEY (institution_id, id),
    FOREIGN KEY (institution_id, done_by) REFERENCES account (institution_id, id),
    FOREIGN KEY (institution_id, updated_by) REFERENCES account (institution_id, id),
    FOREIGN KEY (institution_id, removed_by) REFERENCES account (institution_id, id),
    CHECK (to_on >= from_on),
    CHECK ((done_at IS NULL) = (done_by IS NULL)),
    CHECK (done_at IS NULL OR kind = 'task'),
    CHECK (families = 0 OR kind = 'event'),
    CHECK ((removed_at IS NULL) = (removed_by IS NULL))
) STRICT, WITHOUT ROWID;
CREATE INDEX year_item_by_day ON year_item (institution_id, to_on, from_on);

-- Who answers for it.
CREATE TABLE year_item_person (
    institution_id INTEGER NOT NULL,
    item_id INTEGER NOT NULL,
    account_id INTEGER NOT NULL,
    PRIMARY KEY (institution_id, item_id, account_id),
    FOREIGN KEY (institution_id, item_id) REFERENCES year_item (institution_id, id),
    FOREIGN KEY (institution_id, account_id) REFERENCES account (institution_id, id)
) STRICT, WITHOUT ROWID;

-- Whom it touches; none: every group.
CREATE TABLE year_item_group (
    institution_id INTEGER NOT NULL,
    item_id INTEGER NOT NULL,
    group_id INTEGER NOT NULL,
    PRIMARY KEY (institution_id, item_id, group_id),
    FOREIGN KEY (institution_id, item_id) REFERENCES year_item (institution_id, id),
    FOREIGN KEY (institution_id, group_id) REFERENCES child_group (institution_id, id)
) STRICT, WITHOUT ROWID;

-- The direction of upbringing, one a school year, named after the year of its September.
CREATE TABLE year_direction (
    institution_id INTEGER NOT NULL REFERENCES institution (id),
    school_year INTEGER NOT NULL CHECK (school_year BETWEEN 2000 AND 2100),
    value TEXT NOT NULL CHECK (value <> '' AND length(value) <= 200),
    virtue TEXT NOT NULL CHECK (virtue <> '' AND length(virtue) <= 200),
    revision INTEGER NOT NULL CHECK (revision > 0),
    updated_at INTEGER NOT NULL,
    updated_by INTEGER NOT NULL,
    PRIMARY KEY (institution_id, school_year),
    FOREIGN KEY (institution_id, updated_by) REFERENCES account (institution_id, id)
) STRICT, WITHOUT ROWID;
