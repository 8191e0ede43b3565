-- When a field was written first: a subject teacher's own part is in time or late by that (3.5.2). What is there already
-- counts from its last change.
ALTER TABLE month_plan_field ADD COLUMN written_at TIMESTAMPTZ;
UPDATE month_plan_field SET written_at = updated_at WHERE body <> '';
