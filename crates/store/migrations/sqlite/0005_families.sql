-- "Skolēna personas lieta" (3.12), families, parents' applications (2.3, annex 1), employment (2.1, 5.2).
ALTER TABLE institution ADD COLUMN controller TEXT NOT NULL DEFAULT '';
ALTER TABLE institution ADD COLUMN processor TEXT NOT NULL DEFAULT '';
ALTER TABLE institution ADD COLUMN requests_open INTEGER NOT NULL DEFAULT 0 CHECK (requests_open IN (0, 1));

ALTER TABLE child_group ADD COLUMN room TEXT NOT NULL DEFAULT '';

-- Contacts are the person's own; a one-time password lives until its moment (3.12.2).
ALTER TABLE account ADD COLUMN phone TEXT;
ALTER TABLE account ADD COLUMN phone_confirmed_at INTEGER;
ALTER TABLE account ADD COLUMN email TEXT;
ALTER TABLE account ADD COLUMN email_confirmed_at INTEGER;
ALTER TABLE account ADD COLUMN one_time_until INTEGER;
ALTER TABLE account ADD COLUMN last_sign_in_at INTEGER;

-- 2.1: employment; ending it ends access that day.
CREATE TABLE staff_member (
    institution_id INTEGER NOT NULL,
    account_id INTEGER NOT NULL,
    personal_code TEXT CHECK (length(personal_code) = 11),
    from_on TEXT NOT NULL,
    to_on TEXT,
    PRIMARY KEY (institution_id, account_id),
    UNIQUE (institution_id, personal_code),
    FOREIGN KEY (institution_id, account_id) REFERENCES account (institution_id, id),
    CHECK (to_on IS NULL OR to_on >= from_on)
) STRICT, WITHOUT ROWID;
INSERT INTO staff_member (institution_id, account_id, personal_code, from_on, to_on)
SELECT institution_id, account_id, NULL, min(from_on), NULL
  FROM staff_role
 GROUP BY institution_id, account_id;

-- 5.2: the undertaking of confidentiality as it was accepted; it stays after the person has left.
CREATE TABLE undertaking (
    institution_id INTEGER NOT NULL,
    account_id INTEGER NOT NULL,
    version INTEGER NOT NULL CHECK (version > 0),
    text TEXT NOT NULL CHECK (text <> ''),
    accepted_at INTEGER NOT NULL,
    address TEXT NOT NULL,
    PRIMARY KEY (institution_id, account_id, version),
    FOREIGN KEY (institution_id, account_id) REFERENCES account (institution_id, id)
) STRICT, WITHOUT ROWID;

ALTER TABLE child ADD COLUMN gender TEXT CHECK (gender IN ('girl', 'boy'));
ALTER TABLE child ADD COLUMN nationality TEXT NOT NULL DEFAULT '';
ALTER TABLE child ADD COLUMN home_language TEXT NOT NULL DEFAULT '';
ALTER TABLE child ADD COLUMN document_number TEXT NOT NULL DEFAULT '';
ALTER TABLE child ADD COLUMN document_country TEXT NOT NULL DEFAULT '';
ALTER TABLE child ADD COLUMN photo_ban INTEGER NOT NULL DEFAULT 0 CHECK (photo_ban IN (0, 1));
ALTER TABLE child ADD COLUMN file_saved_at INTEGER;
ALTER TABLE child ADD COLUMN file_saved_by INTEGER;

-- Where the child is declared and where it lives, each from a day on; the next row ends the one before.
CREATE TABLE child_address (
    institution_id INTEGER NOT NULL,
    child_id INTEGER NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('declared', 'actual')),
    from_on TEXT NOT NULL,
    line TEXT NOT NULL CHECK (length(line) <= 200),
    place TEXT NOT NULL CHECK (length(place) <= 100),
    postcode TEXT NOT NULL CHECK (length(postcode) <= 20),
    noted_at INTEGER NOT NULL,
    noted_by INTEGER NOT NULL,
    PRIMARY KEY (institution_id, child_id, kind, from_on),
    FOREIGN KEY (institution_id, child_id) REFERENCES child (institution_id, id),
    FOREIGN KEY (institution_id, noted_by) REFERENCES account (institution_id, id)
) STRICT, WITHOUT ROWID;

-- Everybody who belongs to a child, in the order in which they are called. With an account the person signs in;
-- what they see and may do is said here and nowhere else. A court's limit leaves no right at all.
CREATE TABLE contact (
    institution_id INTEGER NOT NULL,
    id INTEGER NOT NULL,
    child_id INTEGER NOT NULL,
    position INTEGER NOT NULL CHECK (position > 0),
    kind TEXT NOT NULL CHECK (kind IN ('mother', 'father', 'guardian', 'foster', 'other')),
    given_name TEXT NOT NULL CHECK (length(given_name) <= 100),
    surname TEXT NOT NULL CHECK (length(surname) <= 200),
    phone TEXT CHECK (length(phone) <= 20),
    email TEXT CHECK (length(email) <= 254),
    note TEXT NOT NULL CHECK (length(note) <= 500),
    may_see INTEGER NOT NULL CHECK (may_see IN (0, 1)),
    may_act INTEGER NOT NULL CHECK (may_act IN (0, 1)),
    may_collect INTEGER NOT NULL CHECK (may_collect IN (0, 1)),
    gets_notices INTEGER NOT NULL CHECK (gets_notices IN (0, 1)),
    no_contact INTEGER NOT NULL CHECK (no_contact IN (0, 1)),
    instead_of_parents INTEGER NOT NULL CHECK (instead_of_parents IN (0, 1)),
    until_on TEXT,
    account_id INTEGER,
    invited_by INTEGER,
    revision INTEGER NOT NULL CHECK (revision > 0),
    created_at INTEGER NOT NULL,
    ended_at INTEGER,
    PRIMARY KEY (institution_id, id),
    UNIQUE (institution_id, child_id, account_id),
    FOREIGN KEY (institution_id, child_id) REFERENCES child (institution_id, id),
    FOREIGN KEY (institution_id, account_id) REFERENCES account (institution_id, id),
    FOREIGN KEY (institution_id, invited_by) REFERENCES account (institution_id, id),
    CHECK (given_name <> '' OR surname <> ''),
    CHECK (may_see OR NOT may_act),
    CHECK (NOT no_contact OR NOT (may_see OR may_act OR may_collect OR gets_notices OR instead_of_parents))
) STRICT, WITHOUT ROWID;
CREATE INDEX contact_by_child ON contact (institution_id, child_id, position);
CREATE INDEX contact_by_account ON contact (institution_id, account_id);
INSERT INTO contact (institution_id, id, child_id, position, kind, given_name, surname, note, may_see, may_act,
                     may_collect, gets_notices, no_contact, instead_of_parents, account_id, revision, created_at)
SELECT g.institution_id,
       row_number() OVER (PARTITION BY g.institution_id ORDER BY g.child_id, g.account_id),
       g.child_id,
       row_number() OVER (PARTITION BY g.institution_id, g.child_id ORDER BY g.account_id),
       g.kind, a.given_name, a.surname, '', g.may_see, g.may_see, g.may_see, g.may_see, NOT g.may_see, 0,
       g.account_id, 1, a.created_at
  FROM guardian g
  JOIN account a ON a.institution_id = g.institution_id AND a.id = g.account_id;

DROP VIEW person_tie;
DROP TABLE guardian;
-- Everything that a signed-in person may be tied to: the staff's roles and the families' children.
CREATE VIEW person_tie AS
SELECT institution_id, account_id, role, group_id, area, CAST(NULL AS INTEGER) AS child_id,
       from_on, to_on, for_account_id, 1 AS may_act
  FROM staff_tie
 UNION ALL
SELECT institution_id, account_id, 'parent', CAST(NULL AS INTEGER), CAST(NULL AS TEXT), child_id,
       CAST(NULL AS TEXT), until_on, CAST(NULL AS INTEGER), may_act
  FROM contact
 WHERE account_id IS NOT NULL AND may_see AND ended_at IS NULL;

-- The order's "Aizliegums bērna fotografēšanai" stands on the child; these are the permissions by purpose below it.
CREATE TABLE photo_permission (
    institution_id INTEGER NOT NULL,
    child_id INTEGER NOT NULL,
    purpose TEXT NOT NULL CHECK (purpose IN ('internal', 'album', 'website', 'social', 'press')),
    allowed INTEGER NOT NULL CHECK (allowed IN (0, 1)),
    noted_at INTEGER NOT NULL,
    noted_by INTEGER NOT NULL,
    PRIMARY KEY (institution_id, child_id, purpose),
    FOREIGN KEY (institution_id, child_id) REFERENCES child (institution_id, id),
    FOREIGN KEY (institution_id, noted_by) REFERENCES account (institution_id, id)
) STRICT, WITHOUT ROWID;

-- Allergies, diet and what to do: for those who need them.
CREATE TABLE health_note (
    institution_id INTEGER NOT NULL,
    id INTEGER NOT NULL,
    child_id INTEGER NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('allergy', 'diet', 'medical', 'other')),
    note TEXT NOT NULL CHECK (note <> '' AND length(note) <= 500),
    what_to_do TEXT NOT NULL CHECK (length(what_to_do) <= 1000),
    noted_at INTEGER NOT NULL,
    noted_by INTEGER NOT NULL,
    ended_at INTEGER,
    PRIMARY KEY (institution_id, id),
    FOREIGN KEY (institution_id, child_id) REFERENCES child (institution_id, id),
    FOREIGN KEY (institution_id, noted_by) REFERENCES account (institution_id, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX health_note_by_child ON health_note (institution_id, child_id);

-- A guest from another institution attends like the others; the note says where from.
CREATE TABLE regime_new (
    institution_id INTEGER NOT NULL,
    child_id INTEGER NOT NULL,
    from_on TEXT NOT NULL,
    to_on TEXT,
    kind TEXT NOT NULL CHECK (kind IN ('home', 'remote', 'guest')),
    note TEXT NOT NULL CHECK (length(note) <= 200),
    PRIMARY KEY (institution_id, child_id, from_on),
    FOREIGN KEY (institution_id, child_id) REFERENCES child (institution_id, id),
    CHECK (to_on IS NULL OR to_on >= from_on)
) STRICT, WITHOUT ROWID;
INSERT INTO regime_new (institution_id, child_id, from_on, to_on, kind, note)
SELECT institution_id, child_id, from_on, to_on, kind, '' FROM regime;
DROP TABLE regime;
ALTER TABLE regime_new RENAME TO regime;

-- 2.3, annex 1: parents' applications. The consents' words stand in the row as they were agreed to.
CREATE TABLE access_request (
    institution_id INTEGER NOT NULL REFERENCES institution (id),
    id INTEGER NOT NULL,
    source TEXT NOT NULL CHECK (source IN ('paper', 'public')),
    received_on TEXT NOT NULL,
    given_name TEXT NOT NULL CHECK (given_name <> '' AND length(given_name) <= 100),
    surname TEXT NOT NULL CHECK (surname <> '' AND length(surname) <= 100),
    kind TEXT NOT NULL CHECK (kind IN ('mother', 'father', 'guardian', 'foster', 'other')),
    phone TEXT NOT NULL CHECK (length(phone) <= 20),
    child_name TEXT NOT NULL CHECK (child_name <> '' AND length(child_name) <= 200),
    group_id INTEGER,
    child_id INTEGER,
    consents TEXT NOT NULL,
    consent_version INTEGER NOT NULL CHECK (consent_version > 0),
    state TEXT NOT NULL CHECK (state IN ('unconfirmed', 'open', 'connected', 'refused')),
    entered_at INTEGER NOT NULL,
    entered_by INTEGER,
    contact_id INTEGER,
    closed_at INTEGER,
    closed_by INTEGER,
    reason TEXT NOT NULL CHECK (length(reason) <= 500),
    PRIMARY KEY (institution_id, id),
    FOREIGN KEY (institution_id, group_id) REFERENCES child_group (institution_id, id),
    FOREIGN KEY (institution_id, child_id) REFERENCES child (institution_id, id),
    FOREIGN KEY (institution_id, contact_id) REFERENCES contact (institution_id, id),
    FOREIGN KEY (institution_id, entered_by) REFERENCES account (institution_id, id),
    FOREIGN KEY (institution_id, closed_by) REFERENCES account (institution_id, id),
    CHECK ((state IN ('connected', 'refused')) = (closed_at IS NOT NULL)),
    CHECK (state NOT IN ('open', 'connected') OR child_id IS NOT NULL)
) STRICT, WITHOUT ROWID;
CREATE INDEX access_request_by_state ON access_request (institution_id, state, received_on);

-- A family member invited by a parent: by a link that works once.
CREATE TABLE invitation (
    institution_id INTEGER NOT NULL,
    id INTEGER NOT NULL,
    token_hash BLOB NOT NULL,
    child_id INTEGER NOT NULL,
    invited_by INTEGER NOT NULL,
    name TEXT NOT NULL CHECK (name <> '' AND length(name) <= 100),
    scope TEXT NOT NULL CHECK (scope IN ('all', 'read', 'collect')),
    until_on TEXT,
    created_at INTEGER NOT NULL,
    expires_at INTEGER NOT NULL,
    used_at INTEGER,
    contact_id INTEGER,
    revoked_at INTEGER,
    PRIMARY KEY (institution_id, id),
    UNIQUE (institution_id, token_hash),
    FOREIGN KEY (institution_id, child_id) REFERENCES child (institution_id, id),
    FOREIGN KEY (institution_id, invited_by) REFERENCES account (institution_id, id),
    FOREIGN KEY (institution_id, contact_id) REFERENCES contact (institution_id, id),
    CHECK ((used_at IS NULL) = (contact_id IS NULL))
) STRICT, WITHOUT ROWID;
CREATE INDEX invitation_by_child ON invitation (institution_id, child_id);

-- What a parent wants to be told of each child and how: a row means yes.
CREATE TABLE notice_choice (
    institution_id INTEGER NOT NULL,
    account_id INTEGER NOT NULL,
    child_id INTEGER NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('absence', 'assessment', 'diary', 'mail', 'news')),
    channel TEXT NOT NULL CHECK (channel IN ('sms', 'email', 'push')),
    PRIMARY KEY (institution_id, account_id, child_id, kind, channel),
    FOREIGN KEY (institution_id, account_id) REFERENCES account (institution_id, id),
    FOREIGN KEY (institution_id, child_id) REFERENCES child (institution_id, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE notice_setting (
    institution_id INTEGER NOT NULL,
    account_id INTEGER NOT NULL,
    digest TEXT NOT NULL CHECK (digest IN ('at_once', 'daily', 'weekly')),
    quiet_from TEXT CHECK (length(quiet_from) = 5),
    quiet_to TEXT CHECK (length(quiet_to) = 5),
    PRIMARY KEY (institution_id, account_id),
    FOREIGN KEY (institution_id, account_id) REFERENCES account (institution_id, id),
    CHECK ((quiet_from IS NULL) = (quiet_to IS NULL))
) STRICT, WITHOUT ROWID;

-- A phone or an e-mail is the person's own once the code sent to it comes back.
CREATE TABLE confirm_code (
    institution_id INTEGER NOT NULL,
    account_id INTEGER NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('phone', 'email')),
    value TEXT NOT NULL CHECK (length(value) <= 254),
    code_hash TEXT NOT NULL,
    expires_at INTEGER NOT NULL,
    tries INTEGER NOT NULL,
    PRIMARY KEY (institution_id, account_id, kind),
    FOREIGN KEY (institution_id, account_id) REFERENCES account (institution_id, id)
) STRICT, WITHOUT ROWID;

-- Accounts of one person in several institutions: each keeps its own children, the person changes between them.
CREATE TABLE person_link (
    institution_id INTEGER NOT NULL,
    account_id INTEGER NOT NULL,
    link_id INTEGER NOT NULL,
    PRIMARY KEY (institution_id, account_id),
    FOREIGN KEY (institution_id, account_id) REFERENCES account (institution_id, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX person_link_by_link ON person_link (link_id);

-- The year rollover (September) as it was done, so that it can be undone until the first new entry.
CREATE TABLE rollover (
    institution_id INTEGER NOT NULL REFERENCES institution (id),
    id INTEGER NOT NULL,
    starts_on TEXT NOT NULL,
    steps TEXT NOT NULL,
    made_at INTEGER NOT NULL,
    made_by INTEGER NOT NULL,
    undone_at INTEGER,
    undone_by INTEGER,
    PRIMARY KEY (institution_id, id),
    FOREIGN KEY (institution_id, made_by) REFERENCES account (institution_id, id),
    FOREIGN KEY (institution_id, undone_by) REFERENCES account (institution_id, id),
    CHECK ((undone_at IS NULL) = (undone_by IS NULL))
) STRICT, WITHOUT ROWID;
