-- The end of a session. What was being typed then goes along to the provider of single sign-on and back; it is sealed
-- with what only the browser holds.
ALTER TABLE sso_attempt ADD COLUMN kept BLOB CHECK (length(kept) <= 70000);

-- How often anything of the institution was changed: with it a page that is asked for again is known to be the same.
ALTER TABLE audit_head ADD COLUMN changes INTEGER NOT NULL DEFAULT 0;
