-- The institution's year plan and month plan (3.2): events and tasks, who answers for them, whom they touch.
CREATE TABLE year_item (
    institution_id BIGINT NOT NULL REFERENCES institution (id),
    id BIGINT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('event', 'task')),
    title TEXT NOT NULL CHECK (title <> '' AND length(title) <= 200),
    description TEXT NOT NULL CHECK (length(description) <= 4000),
    place TEXT NOT NULL CHECK (length(place) <= 200),
    from_on DATE NOT NULL,
    to_on DATE NOT NULL,
    starts TEXT NOT NULL CHECK (starts = '' OR length(starts) = 5),
    -- whether families see it; a task of the staff never is theirs
    families BOOLEAN NOT NULL,
    done_at TIMESTAMPTZ,
    done_by BIGINT,
    revision BIGINT NOT NULL CHECK (revision > 0),
    updated_at TIMESTAMPTZ NOT NULL,
    updated_by BIGINT NOT NULL,
    -- taken out of the plan and kept, so that it can be put back
    removed_at TIMESTAMPTZ,
    removed_by BIGINT,
    PRIMARY KEY (institution_id, id),
    FOREIGN KEY (institution_id, done_by) REFERENCES account (institution_id, id),
    FOREIGN KEY (institution_id, updated_by) REFERENCES account (institution_id, id),
    FOREIGN KEY (institution_id, removed_by) REFERENCES account (institution_id, id),
    CHECK (to_on >= from_on),
    CHECK ((done_at IS NULL) = (done_by IS NULL)),
    CHECK (done_at IS NULL OR kind = 'task'),
    CHECK (NOT families OR kind = 'event'),
    CHECK ((removed_at IS NULL) = (removed_by IS NULL))
);
CREATE INDEX year_item_by_day ON year_item (institution_id, to_on, from_on);

-- Who answers for it.
CREATE TABLE year_item_person (
    institution_id BIGINT NOT NULL,
    item_id BIGINT NOT NULL,
    account_id BIGINT NOT NULL,
    PRIMARY KEY (institution_id, item_id, account_id),
    FOREIGN KEY (institution_id, item_id) REFERENCES year_item (institution_id, id),
    FOREIGN KEY (institution_id, account_id) REFERENCES account (institution_id, id)
);

-- Whom it touches; none: every group.
CREATE TABLE year_item_group (
    institution_id BIGINT NOT NULL,
    item_id BIGINT NOT NULL,
    group_id BIGINT NOT NULL,
    PRIMARY KEY (institution_id, item_id, group_id),
    FOREIGN KEY (institution_id, item_id) REFERENCES year_item (institution_id, id),
    FOREIGN KEY (institution_id, group_id) REFERENCES child_group (institution_id, id)
);

-- The direction of upbringing, one a school year, named after the year of its September.
CREATE TABLE year_direction (
    institution_id BIGINT NOT NULL REFERENCES institution (id),
    school_year BIGINT NOT NULL CHECK (school_year BETWEEN 2000 AND 2100),
    value TEXT NOT NULL CHECK (value <> '' AND length(value) <= 200),
    virtue TEXT NOT NULL CHECK (virtue <> '' AND length(virtue) <= 200),
    revision BIGINT NOT NULL CHECK (revision > 0),
    updated_at TIMESTAMPTZ NOT NULL,
    updated_by BIGINT NOT NULL,
    PRIMARY KEY (institution_id, school_year),
    FOREIGN KEY (institution_id, updated_by) REFERENCES account (institution_id, id)
);
