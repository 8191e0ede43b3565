-- "Plānošana": themes (3.4), month plans (3.5), week plans (3.6), drafts, comments.
CREATE TABLE theme (
    institution_id BIGINT NOT NULL,
    id BIGINT NOT NULL,
    group_id BIGINT NOT NULL,
    from_on DATE NOT NULL,
    to_on DATE NOT NULL,
    title TEXT NOT NULL CHECK (title <> '' AND length(title) <= 200),
    question TEXT NOT NULL CHECK (length(question) <= 500),
    message TEXT NOT NULL CHECK (length(message) <= 2000),
    revision BIGINT NOT NULL CHECK (revision > 0),
    updated_at TIMESTAMPTZ NOT NULL,
    updated_by BIGINT NOT NULL,
    updated_for BIGINT,
    PRIMARY KEY (institution_id, id),
    UNIQUE (institution_id, group_id, from_on),
    CHECK (to_on > from_on),
    FOREIGN KEY (institution_id, group_id) REFERENCES child_group (institution_id, id),
    FOREIGN KEY (institution_id, updated_by) REFERENCES account (institution_id, id),
    FOREIGN KEY (institution_id, updated_for) REFERENCES account (institution_id, id)
);

-- A theme's sub-themes, by week.
CREATE TABLE theme_week (
    institution_id BIGINT NOT NULL,
    theme_id BIGINT NOT NULL,
    monday DATE NOT NULL,
    title TEXT NOT NULL CHECK (title <> '' AND length(title) <= 200),
    PRIMARY KEY (institution_id, theme_id, monday),
    FOREIGN KEY (institution_id, theme_id) REFERENCES theme (institution_id, id)
);

CREATE TABLE month_plan (
    institution_id BIGINT NOT NULL,
    group_id BIGINT NOT NULL,
    month DATE NOT NULL CHECK (extract(day FROM month) = 1),
    revision BIGINT NOT NULL CHECK (revision > 0),
    completed_at TIMESTAMPTZ,
    updated_at TIMESTAMPTZ NOT NULL,
    updated_by BIGINT NOT NULL,
    updated_for BIGINT,
    PRIMARY KEY (institution_id, group_id, month),
    FOREIGN KEY (institution_id, group_id) REFERENCES child_group (institution_id, id),
    FOREIGN KEY (institution_id, updated_by) REFERENCES account (institution_id, id),
    FOREIGN KEY (institution_id, updated_for) REFERENCES account (institution_id, id)
);

-- Its fields, each with the revision that changed it last: two people may change different fields at once.
CREATE TABLE month_plan_field (
    institution_id BIGINT NOT NULL,
    group_id BIGINT NOT NULL,
    month DATE NOT NULL,
    field TEXT NOT NULL CHECK (field <> '' AND length(field) <= 100),
    body TEXT NOT NULL CHECK (length(body) <= 20000),
    revision BIGINT NOT NULL CHECK (revision > 0),
    updated_at TIMESTAMPTZ NOT NULL,
    updated_by BIGINT NOT NULL,
    updated_for BIGINT,
    PRIMARY KEY (institution_id, group_id, month, field),
    FOREIGN KEY (institution_id, group_id, month) REFERENCES month_plan (institution_id, group_id, month),
    FOREIGN KEY (institution_id, updated_by) REFERENCES account (institution_id, id),
    FOREIGN KEY (institution_id, updated_for) REFERENCES account (institution_id, id)
);

-- Every saved state of a month plan, as JSON, with the reason where the month was closed.
CREATE TABLE month_plan_version (
    institution_id BIGINT NOT NULL,
    group_id BIGINT NOT NULL,
    month DATE NOT NULL,
    revision BIGINT NOT NULL,
    saved_at TIMESTAMPTZ NOT NULL,
    saved_by BIGINT NOT NULL,
    saved_for BIGINT,
    reason TEXT NOT NULL CHECK (length(reason) <= 500),
    plan TEXT NOT NULL,
    PRIMARY KEY (institution_id, group_id, month, revision),
    FOREIGN KEY (institution_id, group_id, month) REFERENCES month_plan (institution_id, group_id, month),
    FOREIGN KEY (institution_id, saved_by) REFERENCES account (institution_id, id),
    FOREIGN KEY (institution_id, saved_for) REFERENCES account (institution_id, id)
);

-- The outcomes that a month plan names, one a line of its fields; the week plan and the coverage refer to them, so
-- that one which was taken out again is only marked so.
CREATE TABLE planned_outcome (
    institution_id BIGINT NOT NULL,
    id BIGINT NOT NULL,
    group_id BIGINT NOT NULL,
    month DATE NOT NULL,
    area TEXT NOT NULL CHECK (area IN ('language', 'social', 'culture', 'science', 'math', 'technology', 'health')),
    subject TEXT NOT NULL CHECK (length(subject) <= 60),
    position BIGINT NOT NULL,
    text TEXT NOT NULL CHECK (text <> '' AND length(text) <= 1000),
    outcome_id BIGINT,
    dropped BOOLEAN NOT NULL,
    PRIMARY KEY (institution_id, id),
    FOREIGN KEY (institution_id, group_id, month) REFERENCES month_plan (institution_id, group_id, month),
    FOREIGN KEY (institution_id, outcome_id) REFERENCES outcome (institution_id, id)
);
CREATE INDEX planned_outcome_by_month ON planned_outcome (institution_id, group_id, month, area, subject, position);

-- "Papildu informācija": dated items, which the calendar shows too.
CREATE TABLE plan_item (
    institution_id BIGINT NOT NULL,
    id BIGINT NOT NULL,
    group_id BIGINT NOT NULL,
    on_date DATE NOT NULL,
    starts TEXT NOT NULL CHECK (starts = '' OR length(starts) = 5),
    kind TEXT NOT NULL CHECK (kind IN ('excursion', 'walk', 'safety', 'event', 'parents_meeting', 'cooperation', 'other')),
    text TEXT NOT NULL CHECK (text <> '' AND length(text) <= 500),
    PRIMARY KEY (institution_id, id),
    FOREIGN KEY (institution_id, group_id) REFERENCES child_group (institution_id, id)
);
CREATE INDEX plan_item_by_day ON plan_item (institution_id, group_id, on_date, starts, id);

CREATE TABLE week_plan (
    institution_id BIGINT NOT NULL,
    group_id BIGINT NOT NULL,
    monday DATE NOT NULL,
    revision BIGINT NOT NULL CHECK (revision > 0),
    completed_at TIMESTAMPTZ,
    updated_at TIMESTAMPTZ NOT NULL,
    updated_by BIGINT NOT NULL,
    updated_for BIGINT,
    PRIMARY KEY (institution_id, group_id, monday),
    FOREIGN KEY (institution_id, group_id) REFERENCES child_group (institution_id, id),
    FOREIGN KEY (institution_id, updated_by) REFERENCES account (institution_id, id),
    FOREIGN KEY (institution_id, updated_for) REFERENCES account (institution_id, id)
);

-- The parts that two people may change at once: each day, and the differentiation (on the week's Sunday).
CREATE TABLE week_plan_part (
    institution_id BIGINT NOT NULL,
    group_id BIGINT NOT NULL,
    monday DATE NOT NULL,
    part TEXT NOT NULL CHECK (part IN ('1', '2', '3', '4', '5', '6', '7', 'children')),
    revision BIGINT NOT NULL CHECK (revision > 0),
    updated_at TIMESTAMPTZ NOT NULL,
    updated_by BIGINT NOT NULL,
    updated_for BIGINT,
    PRIMARY KEY (institution_id, group_id, monday, part),
    FOREIGN KEY (institution_id, group_id, monday) REFERENCES week_plan (institution_id, group_id, monday),
    FOREIGN KEY (institution_id, updated_by) REFERENCES account (institution_id, id),
    FOREIGN KEY (institution_id, updated_for) REFERENCES account (institution_id, id)
);

CREATE TABLE week_lesson (
    institution_id BIGINT NOT NULL,
    group_id BIGINT NOT NULL,
    monday DATE NOT NULL,
    on_date DATE NOT NULL,
    position BIGINT NOT NULL CHECK (position BETWEEN 0 AND 29),
    place TEXT NOT NULL CHECK (place IN ('indoors', 'outdoors')),
    area TEXT NOT NULL CHECK (area IN ('language', 'social', 'culture', 'science', 'math', 'technology', 'health')),
    subject TEXT NOT NULL CHECK (length(subject) <= 60),
    planned_outcome_id BIGINT,
    outcome TEXT NOT NULL CHECK (length(outcome) <= 1000),
    activity TEXT NOT NULL CHECK (length(activity) <= 4000),
    aids TEXT NOT NULL CHECK (length(aids) <= 2000),
    materials TEXT NOT NULL CHECK (length(materials) <= 2000),
    worksheets TEXT NOT NULL CHECK (length(worksheets) <= 2000),
    technique TEXT NOT NULL CHECK (length(technique) <= 500),
    ict TEXT NOT NULL CHECK (length(ict) <= 2000),
    PRIMARY KEY (institution_id, group_id, on_date, position),
    FOREIGN KEY (institution_id, group_id, monday) REFERENCES week_plan (institution_id, group_id, monday),
    FOREIGN KEY (institution_id, planned_outcome_id) REFERENCES planned_outcome (institution_id, id)
);
CREATE INDEX week_lesson_by_outcome ON week_lesson (institution_id, planned_outcome_id);

-- Differentiation for named children: seen by the group's staff and the management only.
CREATE TABLE week_child_note (
    institution_id BIGINT NOT NULL,
    group_id BIGINT NOT NULL,
    monday DATE NOT NULL,
    child_id BIGINT NOT NULL,
    text TEXT NOT NULL CHECK (text <> '' AND length(text) <= 2000),
    PRIMARY KEY (institution_id, group_id, monday, child_id),
    FOREIGN KEY (institution_id, group_id, monday) REFERENCES week_plan (institution_id, group_id, monday),
    FOREIGN KEY (institution_id, child_id) REFERENCES child (institution_id, id)
);

CREATE TABLE week_plan_version (
    institution_id BIGINT NOT NULL,
    group_id BIGINT NOT NULL,
    monday DATE NOT NULL,
    revision BIGINT NOT NULL,
    saved_at TIMESTAMPTZ NOT NULL,
    saved_by BIGINT NOT NULL,
    saved_for BIGINT,
    reason TEXT NOT NULL CHECK (length(reason) <= 500),
    plan TEXT NOT NULL,
    PRIMARY KEY (institution_id, group_id, monday, revision),
    FOREIGN KEY (institution_id, group_id, monday) REFERENCES week_plan (institution_id, group_id, monday),
    FOREIGN KEY (institution_id, saved_by) REFERENCES account (institution_id, id),
    FOREIGN KEY (institution_id, saved_for) REFERENCES account (institution_id, id)
);

-- The management's comments on a month plan (its first day) or a week plan (its Monday).
CREATE TABLE plan_comment (
    institution_id BIGINT NOT NULL,
    id BIGINT NOT NULL,
    group_id BIGINT NOT NULL,
    plan TEXT NOT NULL CHECK (plan IN ('month', 'week')),
    period DATE NOT NULL,
    text TEXT NOT NULL CHECK (text <> '' AND length(text) <= 2000),
    written_at TIMESTAMPTZ NOT NULL,
    written_by BIGINT NOT NULL,
    settled_at TIMESTAMPTZ,
    settled_by BIGINT,
    PRIMARY KEY (institution_id, id),
    FOREIGN KEY (institution_id, group_id) REFERENCES child_group (institution_id, id),
    FOREIGN KEY (institution_id, written_by) REFERENCES account (institution_id, id),
    FOREIGN KEY (institution_id, settled_by) REFERENCES account (institution_id, id),
    CHECK ((settled_at IS NULL) = (settled_by IS NULL))
);
CREATE INDEX plan_comment_by_plan ON plan_comment (institution_id, group_id, plan, period, written_at);

-- What someone has typed and not saved yet, kept apart: the form as it was sent.
CREATE TABLE plan_draft (
    institution_id BIGINT NOT NULL,
    account_id BIGINT NOT NULL,
    place TEXT NOT NULL CHECK (place <> '' AND length(place) <= 200),
    body TEXT NOT NULL CHECK (length(body) <= 500000),
    saved_at TIMESTAMPTZ NOT NULL,
    PRIMARY KEY (institution_id, account_id, place),
    FOREIGN KEY (institution_id, account_id) REFERENCES account (institution_id, id)
);
