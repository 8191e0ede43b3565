-- "Grupas žurnāls": marks (3.10), the day's confirmation, safety and upbringing topics (3.9.3).
CREATE TABLE attendance_mark (
    institution_id INTEGER NOT NULL,
    group_id INTEGER NOT NULL,
    on_date TEXT NOT NULL,
    child_id INTEGER NOT NULL,
    mark TEXT NOT NULL CHECK (mark IN ('present', 'sick', 'excused', 'unexcused', 'home')),
    note TEXT NOT NULL CHECK (length(note) <= 500),
    doctor_note INTEGER NOT NULL CHECK (doctor_note IN (0, 1)),
    marked_at INTEGER NOT NULL,
    marked_by INTEGER NOT NULL,
    marked_for INTEGER,
    PRIMARY KEY (institution_id, group_id, on_date, child_id),
    FOREIGN KEY (institution_id, group_id) REFERENCES child_group (institution_id, id),
    FOREIGN KEY (institution_id, child_id) REFERENCES child (institution_id, id),
    FOREIGN KEY (institution_id, marked_by) REFERENCES account (institution_id, id),
    FOREIGN KEY (institution_id, marked_for) REFERENCES account (institution_id, id)
) STRICT, WITHOUT ROWID;

-- The first moment at which every child of the group was marked: "nobody is missing" differs from "nobody has looked".
CREATE TABLE attendance_day (
    institution_id INTEGER NOT NULL,
    group_id INTEGER NOT NULL,
    on_date TEXT NOT NULL,
    confirmed_at INTEGER NOT NULL,
    confirmed_by INTEGER NOT NULL,
    confirmed_for INTEGER,
    PRIMARY KEY (institution_id, group_id, on_date),
    FOREIGN KEY (institution_id, group_id) REFERENCES child_group (institution_id, id),
    FOREIGN KEY (institution_id, confirmed_by) REFERENCES account (institution_id, id),
    FOREIGN KEY (institution_id, confirmed_for) REFERENCES account (institution_id, id)
) STRICT, WITHOUT ROWID;

-- The institution's own lists of safety rules and upbringing topics.
CREATE TABLE topic (
    institution_id INTEGER NOT NULL REFERENCES institution (id),
    id INTEGER NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('safety', 'upbringing')),
    title TEXT NOT NULL CHECK (title <> '' AND length(title) <= 200),
    virtue TEXT NOT NULL CHECK (length(virtue) <= 100),
    months TEXT NOT NULL CHECK (length(months) <= 40),
    retired_on TEXT,
    PRIMARY KEY (institution_id, id),
    UNIQUE (institution_id, kind, title)
) STRICT, WITHOUT ROWID;

CREATE TABLE topic_entry (
    institution_id INTEGER NOT NULL,
    id INTEGER NOT NULL,
    group_id INTEGER NOT NULL,
    on_date TEXT NOT NULL,
    topic_id INTEGER NOT NULL,
    moment TEXT NOT NULL CHECK (moment IN ('morning_circle', 'walk', 'activity', 'other')),
    note TEXT NOT NULL CHECK (length(note) <= 1000),
    told_at INTEGER NOT NULL,
    told_by INTEGER NOT NULL,
    told_for INTEGER,
    PRIMARY KEY (institution_id, id),
    UNIQUE (institution_id, group_id, on_date, topic_id),
    FOREIGN KEY (institution_id, group_id) REFERENCES child_group (institution_id, id),
    FOREIGN KEY (institution_id, topic_id) REFERENCES topic (institution_id, id),
    FOREIGN KEY (institution_id, told_by) REFERENCES account (institution_id, id),
    FOREIGN KEY (institution_id, told_for) REFERENCES account (institution_id, id)
) STRICT, WITHOUT ROWID;

-- The absent children who have been told later: an absent child without a row here is still to be told.
CREATE TABLE topic_told (
    institution_id INTEGER NOT NULL,
    entry_id INTEGER NOT NULL,
    child_id INTEGER NOT NULL,
    told_on TEXT NOT NULL,
    told_by INTEGER NOT NULL,
    PRIMARY KEY (institution_id, entry_id, child_id),
    FOREIGN KEY (institution_id, entry_id) REFERENCES topic_entry (institution_id, id),
    FOREIGN KEY (institution_id, child_id) REFERENCES child (institution_id, id),
    FOREIGN KEY (institution_id, told_by) REFERENCES account (institution_id, id)
) STRICT, WITHOUT ROWID;
