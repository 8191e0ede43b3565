-- "Grupas žurnāls": marks (3.10), the day's confirmation, safety and upbringing topics (3.9.3).
CREATE TABLE attendance_mark (
    institution_id BIGINT NOT NULL,
    group_id BIGINT NOT NULL,
    on_date DATE NOT NULL,
    child_id BIGINT NOT NULL,
    mark TEXT NOT NULL CHECK (mark IN ('present', 'sick', 'excused', 'unexcused', 'home')),
    note TEXT NOT NULL CHECK (length(note) <= 500),
    doctor_note BOOLEAN NOT NULL,
    marked_at TIMESTAMPTZ NOT NULL,
    marked_by BIGINT NOT NULL,
    marked_for BIGINT,
    PRIMARY KEY (institution_id, group_id, on_date, child_id),
    FOREIGN KEY (institution_id, group_id) REFERENCES child_group (institution_id, id),
    FOREIGN KEY (institution_id, child_id) REFERENCES child (institution_id, id),
    FOREIGN KEY (institution_id, marked_by) REFERENCES account (institution_id, id),
    FOREIGN KEY (institution_id, marked_for) REFERENCES account (institution_id, id)
);

-- The first moment at which every child of the group was marked: "nobody is missing" differs from "nobody has looked".
CREATE TABLE attendance_day (
    institution_id BIGINT NOT NULL,
    group_id BIGINT NOT NULL,
    on_date DATE NOT NULL,
    confirmed_at TIMESTAMPTZ NOT NULL,
    confirmed_by BIGINT NOT NULL,
    confirmed_for BIGINT,
    PRIMARY KEY (institution_id, group_id, on_date),
    FOREIGN KEY (institution_id, group_id) REFERENCES child_group (institution_id, id),
    FOREIGN KEY (institution_id, confirmed_by) REFERENCES account (institution_id, id),
    FOREIGN KEY (institution_id, confirmed_for) REFERENCES account (institution_id, id)
);

-- The institution's own lists of safety rules and upbringing topics.
CREATE TABLE topic (
    institution_id BIGINT NOT NULL REFERENCES institution (id),
    id BIGINT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('safety', 'upbringing')),
    title TEXT NOT NULL CHECK (title <> '' AND length(title) <= 200),
    virtue TEXT NOT NULL CHECK (length(virtue) <= 100),
    months TEXT NOT NULL CHECK (length(months) <= 40),
    retired_on DATE,
    PRIMARY KEY (institution_id, id),
    UNIQUE (institution_id, kind, title)
);

CREATE TABLE topic_entry (
    institution_id BIGINT NOT NULL,
    id BIGINT NOT NULL,
    group_id BIGINT NOT NULL,
    on_date DATE NOT NULL,
    topic_id BIGINT NOT NULL,
    moment TEXT NOT NULL CHECK (moment IN ('morning_circle', 'walk', 'activity', 'other')),
    note TEXT NOT NULL CHECK (length(note) <= 1000),
    told_at TIMESTAMPTZ NOT NULL,
    told_by BIGINT NOT NULL,
    told_for BIGINT,
    PRIMARY KEY (institution_id, id),
    UNIQUE (institution_id, group_id, on_date, topic_id),
    FOREIGN KEY (institution_id, group_id) REFERENCES child_group (institution_id, id),
    FOREIGN KEY (institution_id, topic_id) REFERENCES topic (institution_id, id),
    FOREIGN KEY (institution_id, told_by) REFERENCES account (institution_id, id),
    FOREIGN KEY (institution_id, told_for) REFERENCES account (institution_id, id)
);

-- The absent children who have been told later: an absent child without a row here is still to be told.
CREATE TABLE topic_told (
    institution_id BIGINT NOT NULL,
    entry_id BIGINT NOT NULL,
    child_id BIGINT NOT NULL,
    told_on DATE NOT NULL,
    told_by BIGINT NOT NULL,
    PRIMARY KEY (institution_id, entry_id, child_id),
    FOREIGN KEY (institution_id, entry_id) REFERENCES topic_entry (institution_id, id),
    FOREIGN KEY (institution_id, child_id) REFERENCES child (institution_id, id),
    FOREIGN KEY (institution_id, told_by) REFERENCES account (institution_id, id)
);
