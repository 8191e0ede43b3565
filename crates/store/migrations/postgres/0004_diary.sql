-- "Dienasgrāmata" / "Žurnāls": one entry a day (3.7, 3.9), and the timetable that it starts from (3.3).
CREATE TABLE diary_day (
    institution_id BIGINT NOT NULL,
    group_id BIGINT NOT NULL,
    on_date DATE NOT NULL,
    revision BIGINT NOT NULL CHECK (revision > 0),
    completed_at TIMESTAMPTZ,
    updated_at TIMESTAMPTZ NOT NULL,
    updated_by BIGINT NOT NULL,
    updated_for BIGINT,
    PRIMARY KEY (institution_id, group_id, on_date),
    FOREIGN KEY (institution_id, group_id) REFERENCES child_group (institution_id, id),
    FOREIGN KEY (institution_id, updated_by) REFERENCES account (institution_id, id),
    FOREIGN KEY (institution_id, updated_for) REFERENCES account (institution_id, id)
);

-- The rows of the entry: the first is the dominant learning area, the others are integrated.
CREATE TABLE diary_row (
    institution_id BIGINT NOT NULL,
    group_id BIGINT NOT NULL,
    on_date DATE NOT NULL,
    position BIGINT NOT NULL CHECK (position BETWEEN 0 AND 19),
    area TEXT NOT NULL CHECK (area IN ('language', 'social', 'culture', 'science', 'math', 'technology', 'health')),
    theme TEXT NOT NULL CHECK (length(theme) <= 10000),
    homework TEXT NOT NULL CHECK (length(homework) <= 10000),
    PRIMARY KEY (institution_id, group_id, on_date, position),
    FOREIGN KEY (institution_id, group_id, on_date) REFERENCES diary_day (institution_id, group_id, on_date)
);

-- Every saved state of an entry, as JSON: nothing that was acknowledged is lost.
CREATE TABLE diary_version (
    institution_id BIGINT NOT NULL,
    group_id BIGINT NOT NULL,
    on_date DATE NOT NULL,
    revision BIGINT NOT NULL,
    saved_at TIMESTAMPTZ NOT NULL,
    saved_by BIGINT NOT NULL,
    saved_for BIGINT,
    entry TEXT NOT NULL,
    PRIMARY KEY (institution_id, group_id, on_date, revision),
    FOREIGN KEY (institution_id, group_id, on_date) REFERENCES diary_day (institution_id, group_id, on_date),
    FOREIGN KEY (institution_id, saved_by) REFERENCES account (institution_id, id),
    FOREIGN KEY (institution_id, saved_for) REFERENCES account (institution_id, id)
);

-- "Rotaļnodarbību saraksts": versions; the approved one with the highest version is in force from its date.
CREATE TABLE timetable (
    institution_id BIGINT NOT NULL,
    id BIGINT NOT NULL,
    group_id BIGINT NOT NULL,
    version BIGINT NOT NULL CHECK (version > 0),
    state TEXT NOT NULL CHECK (state IN ('draft', 'submitted', 'approved')),
    from_on DATE NOT NULL,
    revision BIGINT NOT NULL CHECK (revision > 0),
    updated_at TIMESTAMPTZ NOT NULL,
    updated_by BIGINT NOT NULL,
    approved_at TIMESTAMPTZ,
    approved_by BIGINT,
    PRIMARY KEY (institution_id, id),
    UNIQUE (institution_id, group_id, version),
    FOREIGN KEY (institution_id, group_id) REFERENCES child_group (institution_id, id),
    FOREIGN KEY (institution_id, updated_by) REFERENCES account (institution_id, id),
    FOREIGN KEY (institution_id, approved_by) REFERENCES account (institution_id, id),
    CHECK ((state = 'approved') = (approved_at IS NOT NULL AND approved_by IS NOT NULL))
);

CREATE TABLE timetable_slot (
    institution_id BIGINT NOT NULL,
    timetable_id BIGINT NOT NULL,
    weekday BIGINT NOT NULL CHECK (weekday BETWEEN 1 AND 5),
    position BIGINT NOT NULL CHECK (position BETWEEN 0 AND 19),
    starts TEXT NOT NULL CHECK (length(starts) = 5),
    area TEXT NOT NULL CHECK (area IN ('language', 'social', 'culture', 'science', 'math', 'technology', 'health')),
    title TEXT NOT NULL CHECK (length(title) <= 200),
    PRIMARY KEY (institution_id, timetable_id, weekday, position),
    FOREIGN KEY (institution_id, timetable_id) REFERENCES timetable (institution_id, id)
);
