-- "Rotaļnodarbību saraksts": a lesson's end, its subject and its teacher (3.3); what became of each version.
CREATE TABLE timetable_slot_before AS SELECT * FROM timetable_slot;
DROP TABLE timetable_slot;

-- An area's lesson of the group's own, or a subject's with its teacher; the subject's area is kept too.
CREATE TABLE timetable_slot (
    institution_id INTEGER NOT NULL,
    timetable_id INTEGER NOT NULL,
    weekday INTEGER NOT NULL CHECK (weekday BETWEEN 1 AND 5),
    position INTEGER NOT NULL CHECK (position BETWEEN 0 AND 19),
    starts TEXT NOT NULL CHECK (length(starts) = 5),
    ends TEXT NOT NULL CHECK (length(ends) = 5),
    area TEXT NOT NULL CHECK (area IN ('language', 'social', 'culture', 'science', 'math', 'technology', 'health')),
    subject TEXT NOT NULL CHECK (length(subject) <= 60),
    teacher_id INTEGER,
    joint INTEGER NOT NULL CHECK (joint IN (0, 1)),
    title TEXT NOT NULL CHECK (length(title) <= 200),
    PRIMARY KEY (institution_id, timetable_id, weekday, position),
    CHECK (ends > starts),
    CHECK (subject = '' OR teacher_id IS NOT NULL),
    FOREIGN KEY (institution_id, timetable_id) REFERENCES timetable (institution_id, id),
    FOREIGN KEY (institution_id, teacher_id) REFERENCES account (institution_id, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX timetable_slot_by_teacher ON timetable_slot (institution_id, teacher_id, timetable_id);

-- A lesson lasts until the next one, at most half an hour; one called after a subject that one member of staff
-- teaches in the group is that teacher's.
INSERT INTO timetable_slot (institution_id, timetable_id, weekday, position, starts, ends, area, subject, teacher_id, joint, title)
SELECT s.institution_id, s.timetable_id, s.weekday, s.position, s.starts,
       min(s.half_past, coalesce(s.next_starts, s.half_past)), s.area,
       CASE WHEN s.teacher_id IS NULL THEN '' ELSE s.title END, s.teacher_id, 0, s.title
  FROM (SELECT o.institution_id, o.timetable_id, o.weekday, o.position, o.starts, o.area, o.title,
               CASE WHEN o.starts > '23:29' THEN '24:00' ELSE strftime('%H:%M', o.starts, '+30 minutes') END AS half_past,
               (SELECT min(n.starts) FROM timetable_slot_before n
                 WHERE n.institution_id = o.institution_id AND n.timetable_id = o.timetable_id
                   AND n.weekday = o.weekday AND n.starts > o.starts) AS next_starts,
               (SELECT max(r.account_id)
                  FROM timetable t
                  JOIN staff_role r ON r.institution_id = t.institution_id AND r.role = 'subject_teacher'
                                   AND (r.group_id IS NULL OR r.group_id = t.group_id) AND r.subject <> ''
                 WHERE t.institution_id = o.institution_id AND t.id = o.timetable_id AND r.subject = o.title
                HAVING count(DISTINCT r.account_id) = 1) AS teacher_id
          FROM timetable_slot_before o) s;
DROP TABLE timetable_slot_before;

-- Handed in, returned with what is to be mended, approved: every step of a version, under the revision that it made.
CREATE TABLE timetable_step (
    institution_id INTEGER NOT NULL,
    timetable_id INTEGER NOT NULL,
    revision INTEGER NOT NULL CHECK (revision > 0),
    step TEXT NOT NULL CHECK (step IN ('submitted', 'returned', 'approved')),
    remark TEXT NOT NULL CHECK (length(remark) <= 2000),
    taken_at INTEGER NOT NULL,
    taken_by INTEGER NOT NULL,
    PRIMARY KEY (institution_id, timetable_id, revision),
    CHECK (step <> 'returned' OR remark <> ''),
    FOREIGN KEY (institution_id, timetable_id) REFERENCES timetable (institution_id, id),
    FOREIGN KEY (institution_id, taken_by) REFERENCES account (institution_id, id)
) STRICT, WITHOUT ROWID;
INSERT INTO timetable_step (institution_id, timetable_id, revision, step, remark, taken_at, taken_by)
SELECT institution_id, id, revision, state, '', coalesce(approved_at, updated_at), coalesce(approved_by, updated_by)
  FROM timetable
 WHERE state <> 'draft';
