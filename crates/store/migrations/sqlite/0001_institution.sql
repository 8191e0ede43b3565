-- Institutions, the people who sign in, groups, children and the ties between them.
-- Every key leads with the institution, so that tables can be partitioned or distributed by it.
CREATE TABLE institution (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL CHECK (name <> ''),
    short_name TEXT NOT NULL,
    slug TEXT NOT NULL UNIQUE,
    city TEXT NOT NULL,
    address TEXT NOT NULL,
    timezone TEXT NOT NULL,
    absences_due TEXT NOT NULL CHECK (length(absences_due) = 5),
    diary_due TEXT NOT NULL CHECK (length(diary_due) = 5),
    created_at INTEGER NOT NULL
) STRICT;

-- The institution's own days: closed ones, moved working days, one-off days off (DOMAIN 5.2, 5.3).
CREATE TABLE calendar_day (
    institution_id INTEGER NOT NULL REFERENCES institution (id),
    on_date TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('off', 'working')),
    reason TEXT NOT NULL CHECK (length(reason) <= 200),
    PRIMARY KEY (institution_id, on_date)
) STRICT, WITHOUT ROWID;

CREATE TABLE account (
    institution_id INTEGER NOT NULL REFERENCES institution (id),
    id INTEGER NOT NULL,
    given_name TEXT NOT NULL CHECK (given_name <> ''),
    surname TEXT NOT NULL,
    sort_key BLOB NOT NULL,
    password_hash TEXT NOT NULL,
    must_change INTEGER NOT NULL CHECK (must_change IN (0, 1)),
    language TEXT NOT NULL CHECK (language IN ('lv', 'en')),
    theme TEXT NOT NULL CHECK (theme IN ('auto', 'light', 'dark')),
    disabled_at INTEGER,
    created_at INTEGER NOT NULL,
    PRIMARY KEY (institution_id, id)
) STRICT, WITHOUT ROWID;

-- A sign-in name leads to one account of the whole installation: the sign-in page asks for no institution.
CREATE TABLE sign_in_name (
    name TEXT PRIMARY KEY CHECK (name <> '' AND name = lower(name)),
    institution_id INTEGER NOT NULL,
    account_id INTEGER NOT NULL,
    UNIQUE (institution_id, account_id),
    FOREIGN KEY (institution_id, account_id) REFERENCES account (institution_id, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE session (
    institution_id INTEGER NOT NULL,
    token_hash BLOB NOT NULL,
    account_id INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    expires_at INTEGER NOT NULL,
    address TEXT NOT NULL,
    PRIMARY KEY (institution_id, token_hash),
    FOREIGN KEY (institution_id, account_id) REFERENCES account (institution_id, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX session_by_account ON session (institution_id, account_id);

-- Failed sign-ins of a name (hashed) or an address within the running window.
CREATE TABLE sign_in_failure (
    subject TEXT PRIMARY KEY,
    failures INTEGER NOT NULL,
    window_ends_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE child_group (
    institution_id INTEGER NOT NULL REFERENCES institution (id),
    id INTEGER NOT NULL,
    name TEXT NOT NULL CHECK (name <> ''),
    sort_key BLOB NOT NULL,
    number INTEGER NOT NULL CHECK (number BETWEEN 1 AND 99),
    age TEXT NOT NULL,
    emblem INTEGER NOT NULL CHECK (emblem BETWEEN 1 AND 8),
    compulsory INTEGER NOT NULL CHECK (compulsory IN (0, 1)),
    closed_on TEXT,
    PRIMARY KEY (institution_id, id),
    UNIQUE (institution_id, number)
) STRICT, WITHOUT ROWID;

-- 2.1: roles with their dates; no group means every group of the institution.
CREATE TABLE staff_role (
    institution_id INTEGER NOT NULL,
    id INTEGER NOT NULL,
    account_id INTEGER NOT NULL,
    role TEXT NOT NULL CHECK (role IN ('superuser', 'head', 'deputy', 'methodologist', 'clerk',
        'group_teacher', 'subject_teacher', 'speech_therapist', 'social_pedagogue', 'assistant')),
    group_id INTEGER,
    area TEXT CHECK (area IN ('language', 'social', 'culture', 'science', 'math', 'technology', 'health')),
    subject TEXT NOT NULL CHECK (length(subject) <= 60),
    from_on TEXT NOT NULL,
    to_on TEXT,
    PRIMARY KEY (institution_id, id),
    FOREIGN KEY (institution_id, account_id) REFERENCES account (institution_id, id),
    FOREIGN KEY (institution_id, group_id) REFERENCES child_group (institution_id, id),
    CHECK (to_on IS NULL OR to_on >= from_on),
    CHECK (role NOT IN ('group_teacher', 'assistant') OR group_id IS NOT NULL)
) STRICT, WITHOUT ROWID;
CREATE INDEX staff_role_by_account ON staff_role (institution_id, account_id);

-- 3.19: who stands in for whom, in which group, on which days.
CREATE TABLE substitution (
    institution_id INTEGER NOT NULL,
    id INTEGER NOT NULL,
    absent_id INTEGER NOT NULL,
    substitute_id INTEGER NOT NULL CHECK (substitute_id <> absent_id),
    group_id INTEGER NOT NULL,
    from_on TEXT NOT NULL,
    to_on TEXT NOT NULL CHECK (to_on >= from_on),
    PRIMARY KEY (institution_id, id),
    FOREIGN KEY (institution_id, absent_id) REFERENCES account (institution_id, id),
    FOREIGN KEY (institution_id, substitute_id) REFERENCES account (institution_id, id),
    FOREIGN KEY (institution_id, group_id) REFERENCES child_group (institution_id, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE child (
    institution_id INTEGER NOT NULL REFERENCES institution (id),
    id INTEGER NOT NULL,
    given_name TEXT NOT NULL CHECK (given_name <> ''),
    surname TEXT NOT NULL CHECK (surname <> ''),
    sort_key BLOB NOT NULL,
    personal_code TEXT CHECK (length(personal_code) = 11),
    birth_on TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    PRIMARY KEY (institution_id, id),
    UNIQUE (institution_id, personal_code)
) STRICT, WITHOUT ROWID;
CREATE INDEX child_by_code ON child (personal_code);

-- Which group a child is in: one at a time, the history stays.
CREATE TABLE membership (
    institution_id INTEGER NOT NULL,
    child_id INTEGER NOT NULL,
    from_on TEXT NOT NULL,
    to_on TEXT,
    group_id INTEGER NOT NULL,
    PRIMARY KEY (institution_id, child_id, from_on),
    FOREIGN KEY (institution_id, child_id) REFERENCES child (institution_id, id),
    FOREIGN KEY (institution_id, group_id) REFERENCES child_group (institution_id, id),
    CHECK (to_on IS NULL OR to_on >= from_on)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER one_group_at_a_time BEFORE INSERT ON membership
WHEN EXISTS (SELECT 1 FROM membership m
              WHERE m.institution_id = NEW.institution_id AND m.child_id = NEW.child_id
                AND m.from_on <= coalesce(NEW.to_on, '9999-12-31')
                AND NEW.from_on <= coalesce(m.to_on, '9999-12-31'))
BEGIN SELECT raise(ABORT, 'one_group_at_a_time'); END;
CREATE TRIGGER one_group_at_a_time_later BEFORE UPDATE ON membership
WHEN EXISTS (SELECT 1 FROM membership m
              WHERE m.institution_id = NEW.institution_id AND m.child_id = NEW.child_id
                AND m.from_on <> OLD.from_on
                AND m.from_on <= coalesce(NEW.to_on, '9999-12-31')
                AND NEW.from_on <= coalesce(m.to_on, '9999-12-31'))
BEGIN SELECT raise(ABORT, 'one_group_at_a_time'); END;
CREATE INDEX membership_by_group ON membership (institution_id, group_id, from_on);

-- 3.10.2: days on which a child learns in the family or remotely.
CREATE TABLE regime (
    institution_id INTEGER NOT NULL,
    child_id INTEGER NOT NULL,
    from_on TEXT NOT NULL,
    to_on TEXT,
    kind TEXT NOT NULL CHECK (kind IN ('home', 'remote')),
    PRIMARY KEY (institution_id, child_id, from_on),
    FOREIGN KEY (institution_id, child_id) REFERENCES child (institution_id, id),
    CHECK (to_on IS NULL OR to_on >= from_on)
) STRICT, WITHOUT ROWID;

-- A parent or another lawful representative; may_see is taken away by a court's limit.
CREATE TABLE guardian (
    institution_id INTEGER NOT NULL,
    child_id INTEGER NOT NULL,
    account_id INTEGER NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('mother', 'father', 'guardian', 'foster', 'other')),
    may_see INTEGER NOT NULL CHECK (may_see IN (0, 1)),
    PRIMARY KEY (institution_id, child_id, account_id),
    FOREIGN KEY (institution_id, child_id) REFERENCES child (institution_id, id),
    FOREIGN KEY (institution_id, account_id) REFERENCES account (institution_id, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX guardian_by_account ON guardian (institution_id, account_id);

-- The ties that permissions and lists both use: what a member of staff is, on which days, and for whom.
CREATE VIEW staff_tie AS
SELECT institution_id, account_id, role, group_id, area, from_on, to_on,
       CAST(NULL AS INTEGER) AS for_account_id
  FROM staff_role
 UNION ALL
SELECT institution_id, substitute_id, 'group_teacher', group_id, CAST(NULL AS TEXT), from_on, to_on,
       absent_id
  FROM substitution;

-- Everything that a signed-in person may be tied to: the staff's roles and the parents' children.
CREATE VIEW person_tie AS
SELECT institution_id, account_id, role, group_id, area, CAST(NULL AS INTEGER) AS child_id,
       from_on, to_on, for_account_id
  FROM staff_tie
 UNION ALL
SELECT institution_id, account_id, 'parent', CAST(NULL AS INTEGER), CAST(NULL AS TEXT), child_id,
       CAST(NULL AS TEXT), CAST(NULL AS TEXT), CAST(NULL AS INTEGER)
  FROM guardian
 WHERE may_see;
