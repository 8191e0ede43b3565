-- Reference lists: the subjects of the learning areas, and topics that are offered from a school year on.

-- A subject belongs to a learning area and is as long as roles and timetables hold it.
CREATE TABLE reference_entry_new (
    institution_id INTEGER NOT NULL REFERENCES institution (id),
    id INTEGER NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('value', 'virtue', 'skill', 'technique', 'subject')),
    area TEXT CHECK (area IN ('language', 'social', 'culture', 'science', 'math', 'technology', 'health')),
    position INTEGER NOT NULL,
    title TEXT NOT NULL CHECK (title <> '' AND length(title) <= 200),
    from_on TEXT NOT NULL,
    to_on TEXT CHECK (to_on >= date(from_on, '-1 day')),
    PRIMARY KEY (institution_id, id),
    UNIQUE (institution_id, kind, title, from_on),
    CHECK ((area IS NOT NULL) = (kind = 'subject')),
    CHECK (kind <> 'subject' OR length(title) <= 60)
) STRICT, WITHOUT ROWID;
INSERT INTO reference_entry_new (institution_id, id, kind, position, title, from_on, to_on)
SELECT institution_id, id, kind, position, title, from_on, to_on
  FROM reference_entry;
DROP TABLE reference_entry;
ALTER TABLE reference_entry_new RENAME TO reference_entry;

-- Institutions that have lists already are given the usual subjects and those that their staff teach, for as long as
-- their lists go back; the others are given theirs with their first lists. No key that is made by time is as small.
WITH begun AS (
    SELECT institution_id, min(from_on) AS from_on FROM reference_entry GROUP BY institution_id
), usual (place, title, area) AS (
    VALUES (1, 'Latviešu valoda', 'language'), (2, 'Mūzika', 'culture'), (3, 'Sports', 'health')
), given AS (
    SELECT b.institution_id, b.from_on, u.place, u.title, u.area
      FROM begun b CROSS JOIN usual u
    UNION ALL
    SELECT b.institution_id, b.from_on, 4 AS place, min(r.subject) AS title, min(r.area) AS area
      FROM begun b
      JOIN staff_role r ON r.institution_id = b.institution_id AND r.role = 'subject_teacher'
                       AND trim(r.subject) <> '' AND r.area IS NOT NULL
     WHERE lower(r.subject) NOT IN ('latviešu valoda', 'mūzika', 'sports')
     GROUP BY b.institution_id, b.from_on, lower(r.subject)
)
INSERT INTO reference_entry (institution_id, id, kind, area, position, title, from_on)
SELECT institution_id, 1000 + row_number() OVER (PARTITION BY institution_id ORDER BY place, title), 'subject', area,
       row_number() OVER (PARTITION BY institution_id ORDER BY place, title), title, from_on
  FROM given;

-- Safety and upbringing topics by school year: the first day on which a topic is offered; retired_on is the first on
-- which it is not any more.
ALTER TABLE topic ADD COLUMN from_on TEXT NOT NULL DEFAULT '2000-01-01';
