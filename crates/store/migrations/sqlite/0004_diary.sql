-- "Dienasgrāmata" / "Žurnāls": one entry a day (3.7, 3.9), and the timetable that it starts from (3.3).
CREATE TABLE diary_day (
    institution_id INTEGER NOT NULL,
    group_id INTEGER NOT NULL,
    on_date TEXT NOT NULL,
    revision INTEGER NOT NULL CHECK (revision > 0),
    completed_at INTEGER,
    updated_at INTEGER NOT NULL,
    updated_by INTEGER NOT NULL,
    updated_for INTEGER,
    PRIMARY KEY (institution_id, group_id, on_date),
    FOREIGN KEY (institution_id, group_id) REFERENCES child_group (institution_id, id),
    FOREIGN KEY (institution_id, updated_by) REFERENCES account (institution_id, id),
    FOREIGN KEY (institution_id, updated_for) REFERENCES account (institution_id, id)
) STRICT, WITHOUT ROWID;

-- The rows of the entry: the first is the dominant learning area, the others are integrated.
CREATE TABLE diary_row (
    institution_id INTEGER NOT NULL,
    group_id INTEGER NOT NULL,
    on_date TEXT NOT NULL,
    position INTEGER NOT NULL CHECK (position BETWEEN 0 AND 19),
    area TEXT NOT NULL CHECK (area IN ('language', 'social', 'culture', 'science', 'math', 'technology', 'health')),
    theme TEXT NOT NULL CHECK (length(theme) <= 10000),
    homework TEXT NOT NULL CHECK (length(homework) <= 10000),
    PRIMARY KEY (institution_id, group_id, on_date, position),
    FOREIGN KEY (institution_id, group_id, on_date) REFERENCES diary_day (institution_id, group_id, on_date)
) STRICT, WITHOUT ROWID;

-- Every saved state of an entry, as JSON: nothing that was acknowledged is lost.
CREATE TABLE diary_version (
    institution_id INTEGER NOT NULL,
    group_id INTEGER NOT NULL,
    on_date TEXT NOT NULL,
    revision INTEGER NOT NULL,
    saved_at INTEGER NOT NULL,
    saved_by INTEGER NOT NULL,
    saved_for INTEGER,
    entry TEXT NOT NULL,
    PRIMARY KEY (institution_id, group_id, on_date, revision),
    FOREIGN KEY (institution_id, group_id, on_date) REFERENCES diary_day (institution_id, group_id, on_date),
    FOREIGN KEY (institution_id, saved_by) REFERENCES account (institution_id, id),
    FOREIGN KEY (institution_id, saved_for) REFERENCES account (institution_id, id)
) STRICT, WITHOUT ROWID;

-- "Rotaļnodarbību saraksts": versions; the approved one with the highest version is in force from its date.
CREATE TABLE timetable (
    institution_id INTEGER NOT NULL,
    id INTEGER NOT NULL,
    group_id INTEGER NOT NULL,
    version INTEGER NOT NULL CHECK (version > 0),
    state TEXT NOT NULL CHECK (state IN ('draft', 'submitted', 'approved')),
    from_on TEXT NOT NULL,
    revision INTEGER NOT NULL CHECK (revision > 0),
    updated_at INTEGER NOT NULL,
    updated_by INTEGER NOT NULL,
    approved_at INTEGER,
    approved_by INTEGER,
    PRIMARY KEY (institution_id, id),
    UNIQUE (institution_id, group_id, version),
    FOREIGN KEY (institution_id, group_id) REFERENCES child_group (institution_id, id),
    FOREIGN KEY (institution_id, updated_by) REFERENCES account (institution_id, id),
    FOREIGN KEY (institution_id, approved_by) REFERENCES account (institution_id, id),
    CHECK ((state = 'approved') = (approved_at IS NOT NULL AND approved_by IS NOT NULL))
) STRICT, WITHOUT ROWID;

CREATE TABLE timetable_slot (
    institution_id INTEGER NOT NULL,
    timetable_id INTEGER NOT NULL,
    weekday INTEGER NOT NULL CHECK (weekday BETWEEN 1 AND 5),
    position INTEGER NOT NULL CHECK (position BETWEEN 0 AND 19),
    starts TEXT NOT NULL CHECK (length(starts) = 5),
    area TEXT NOT NULL CHECK (area IN ('language', 'social', 'culture', 'science', 'math', 'technology', 'health')),
    title TEXT NOT NULL CHECK (length(title) <= 200),
    PRIMARY KEY (institution_id, timetable_id, weekday, position),
    FOREIGN KEY (institution_id, timetable_id) REFERENCES timetable (institution_id, id)
) STRICT, WITHOUT ROWID;
