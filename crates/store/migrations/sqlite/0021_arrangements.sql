-- How often what the day's own work leaves alone was changed: groups, calendar, who is tied to whom, timetable, year plan.
-- What a server remembers of those holds while this number is the same.
ALTER TABLE audit_head ADD COLUMN arrangements INTEGER NOT NULL DEFAULT 0;
