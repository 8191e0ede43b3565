-- Institutions, the people who sign in, groups, children and the ties between them.
-- Every key leads with the institution, so that tables can be partitioned or distributed by it.
CREATE EXTENSION IF NOT EXISTS btree_gist;

CREATE TABLE institution (
    id BIGINT PRIMARY KEY,
    name TEXT NOT NULL CHECK (name <> ''),
    short_name TEXT NOT NULL,
    slug TEXT NOT NULL UNIQUE,
    city TEXT NOT NULL,
    address TEXT NOT NULL,
    timezone TEXT NOT NULL,
    absences_due TEXT NOT NULL CHECK (length(absences_due) = 5),
    diary_due TEXT NOT NULL CHECK (length(diary_due) = 5),
    created_at TIMESTAMPTZ NOT NULL
);

-- The institution's own days: closed ones, moved working days, one-off days off (DOMAIN 5.2, 5.3).
CREATE TABLE calendar_day (
    institution_id BIGINT NOT NULL REFERENCES institution (id),
    on_date DATE NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('off', 'working')),
    reason TEXT NOT NULL CHECK (length(reason) <= 200),
    PRIMARY KEY (institution_id, on_date)
);

CREATE TABLE account (
    institution_id BIGINT NOT NULL REFERENCES institution (id),
    id BIGINT NOT NULL,
    given_name TEXT NOT NULL CHECK (given_name <> ''),
    surname TEXT NOT NULL,
    sort_key BYTEA NOT NULL,
    password_hash TEXT NOT NULL,
    must_change BOOLEAN NOT NULL,
    language TEXT NOT NULL CHECK (language IN ('lv', 'en')),
    theme TEXT NOT NULL CHECK (theme IN ('auto', 'light', 'dark')),
    disabled_at TIMESTAMPTZ,
    created_at TIMESTAMPTZ NOT NULL,
    PRIMARY KEY (institution_id, id)
);

-- A sign-in name leads to one account of the whole installation: the sign-in page asks for no institution.
CREATE TABLE sign_in_name (
    name TEXT PRIMARY KEY CHECK (name <> '' AND name = lower(name)),
    institution_id BIGINT NOT NULL,
    account_id BIGINT NOT NULL,
    UNIQUE (institution_id, account_id),
    FOREIGN KEY (institution_id, account_id) REFERENCES account (institution_id, id)
);

CREATE TABLE session (
    institution_id BIGINT NOT NULL,
    token_hash BYTEA NOT NULL,
    account_id BIGINT NOT NULL,
    created_at TIMESTAMPTZ NOT NULL,
    expires_at TIMESTAMPTZ NOT NULL,
    address TEXT NOT NULL,
    PRIMARY KEY (institution_id, token_hash),
    FOREIGN KEY (institution_id, account_id) REFERENCES account (institution_id, id)
);
CREATE INDEX session_by_account ON session (institution_id, account_id);

-- Failed sign-ins of a name (hashed) or an address within the running window.
CREATE TABLE sign_in_failure (
    subject TEXT PRIMARY KEY,
    failures BIGINT NOT NULL,
    window_ends_at TIMESTAMPTZ NOT NULL
);

CREATE TABLE child_group (
    institution_id BIGINT NOT NULL REFERENCES institution (id),
    id BIGINT NOT NULL,
    name TEXT NOT NULL CHECK (name <> ''),
    sort_key BYTEA NOT NULL,
    number BIGINT NOT NULL CHECK (number BETWEEN 1 AND 99),
    age TEXT NOT NULL,
    emblem BIGINT NOT NULL CHECK (emblem BETWEEN 1 AND 8),
    compulsory BOOLEAN NOT NULL,
    closed_on DATE,
    PRIMARY KEY (institution_id, id),
    UNIQUE (institution_id, number)
);

-- 2.1: roles with their dates; no group means every group of the institution.
CREATE TABLE staff_role (
    institution_id BIGINT NOT NULL,
    id BIGINT NOT NULL,
    account_id BIGINT NOT NULL,
    role TEXT NOT NULL CHECK (role IN ('superuser', 'head', 'deputy', 'methodologist', 'clerk',
        'group_teacher', 'subject_teacher', 'speech_therapist', 'social_pedagogue', 'assistant')),
    group_id BIGINT,
    area TEXT CHECK (area IN ('language', 'social', 'culture', 'science', 'math', 'technology', 'health')),
    subject TEXT NOT NULL CHECK (length(subject) <= 60),
    from_on DATE NOT NULL,
    to_on DATE,
    PRIMARY KEY (institution_id, id),
    FOREIGN KEY (institution_id, account_id) REFERENCES account (institution_id, id),
    FOREIGN KEY (institution_id, group_id) REFERENCES child_group (institution_id, id),
    CHECK (to_on IS NULL OR to_on >= from_on),
    CHECK (role NOT IN ('group_teacher', 'assistant') OR group_id IS NOT NULL)
);
CREATE INDEX staff_role_by_account ON staff_role (institution_id, account_id);

-- 3.19: who stands in for whom, in which group, on which days.
CREATE TABLE substitution (
    institution_id BIGINT NOT NULL,
    id BIGINT NOT NULL,
    absent_id BIGINT NOT NULL,
    substitute_id BIGINT NOT NULL CHECK (substitute_id <> absent_id),
    group_id BIGINT NOT NULL,
    from_on DATE NOT NULL,
    to_on DATE NOT NULL CHECK (to_on >= from_on),
    PRIMARY KEY (institution_id, id),
    FOREIGN KEY (institution_id, absent_id) REFERENCES account (institution_id, id),
    FOREIGN KEY (institution_id, substitute_id) REFERENCES account (institution_id, id),
    FOREIGN KEY (institution_id, group_id) REFERENCES child_group (institution_id, id)
);

CREATE TABLE child (
    institution_id BIGINT NOT NULL REFERENCES institution (id),
    id BIGINT NOT NULL,
    given_name TEXT NOT NULL CHECK (given_name <> ''),
    surname TEXT NOT NULL CHECK (surname <> ''),
    sort_key BYTEA NOT NULL,
    personal_code TEXT CHECK (length(personal_code) = 11),
    birth_on DATE NOT NULL,
    created_at TIMESTAMPTZ NOT NULL,
    PRIMARY KEY (institution_id, id),
    UNIQUE (institution_id, personal_code)
);
CREATE INDEX child_by_code ON child (personal_code);

-- Which group a child is in: one at a time, the history stays.
CREATE TABLE membership (
    institution_id BIGINT NOT NULL,
    child_id BIGINT NOT NULL,
    from_on DATE NOT NULL,
    to_on DATE,
    group_id BIGINT NOT NULL,
    PRIMARY KEY (institution_id, child_id, from_on),
    FOREIGN KEY (institution_id, child_id) REFERENCES child (institution_id, id),
    FOREIGN KEY (institution_id, group_id) REFERENCES child_group (institution_id, id),
    CHECK (to_on IS NULL OR to_on >= from_on),
    CONSTRAINT one_group_at_a_time EXCLUDE USING gist (
        institution_id WITH =, child_id WITH =, daterange(from_on, to_on, '[]') WITH &&)
);
CREATE INDEX membership_by_group ON membership (institution_id, group_id, from_on);

-- 3.10.2: days on which a child learns in the family or remotely.
CREATE TABLE regime (
    institution_id BIGINT NOT NULL,
    child_id BIGINT NOT NULL,
    from_on DATE NOT NULL,
    to_on DATE,
    kind TEXT NOT NULL CHECK (kind IN ('home', 'remote')),
    PRIMARY KEY (institution_id, child_id, from_on),
    FOREIGN KEY (institution_id, child_id) REFERENCES child (institution_id, id),
    CHECK (to_on IS NULL OR to_on >= from_on)
);

-- A parent or another lawful representative; may_see is taken away by a court's limit.
CREATE TABLE guardian (
    institution_id BIGINT NOT NULL,
    child_id BIGINT NOT NULL,
    account_id BIGINT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('mother', 'father', 'guardian', 'foster', 'other')),
    may_see BOOLEAN NOT NULL,
    PRIMARY KEY (institution_id, child_id, account_id),
    FOREIGN KEY (institution_id, child_id) REFERENCES child (institution_id, id),
    FOREIGN KEY (institution_id, account_id) REFERENCES account (institution_id, id)
);
CREATE INDEX guardian_by_account ON guardian (institution_id, account_id);

-- The ties that permissions and lists both use: what a member of staff is, on which days, and for whom.
CREATE VIEW staff_tie AS
SELECT institution_id, account_id, role, group_id, area, from_on, to_on,
       CAST(NULL AS BIGINT) AS for_account_id
  FROM staff_role
 UNION ALL
SELECT institution_id, substitute_id, 'group_teacher', group_id, CAST(NULL AS TEXT), from_on, to_on,
       absent_id
  FROM substitution;

-- Everything that a signed-in person may be tied to: the staff's roles and the parents' children.
CREATE VIEW person_tie AS
SELECT institution_id, account_id, role, group_id, area, CAST(NULL AS BIGINT) AS child_id,
       from_on, to_on, for_account_id
  FROM staff_tie
 UNION ALL
SELECT institution_id, account_id, 'parent', CAST(NULL AS BIGINT), CAST(NULL AS TEXT), child_id,
       CAST(NULL AS DATE), CAST(NULL AS DATE), CAST(NULL AS BIGINT)
  FROM guardian
 WHERE may_see;
