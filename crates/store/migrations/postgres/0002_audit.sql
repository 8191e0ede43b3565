-- Who did or saw what, when and from where: append-only, each entry chained to the one before by a hash.
CREATE TABLE audit_head (
    institution_id BIGINT PRIMARY KEY REFERENCES institution (id),
    entries BIGINT NOT NULL,
    hash BYTEA NOT NULL
);

CREATE TABLE audit_entry (
    institution_id BIGINT NOT NULL REFERENCES institution (id),
    seq BIGINT NOT NULL,
    at TIMESTAMPTZ NOT NULL,
    account_id BIGINT,
    for_account_id BIGINT,
    action TEXT NOT NULL,
    child_id BIGINT,
    group_id BIGINT,
    on_date DATE,
    address TEXT NOT NULL,
    detail TEXT NOT NULL,
    hash BYTEA NOT NULL,
    PRIMARY KEY (institution_id, seq)
);
CREATE INDEX audit_by_child ON audit_entry (institution_id, child_id, seq) WHERE child_id IS NOT NULL;

CREATE FUNCTION audit_is_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'the audit log is append-only';
END $$;
CREATE TRIGGER audit_stays BEFORE UPDATE OR DELETE ON audit_entry
    FOR EACH ROW EXECUTE FUNCTION audit_is_append_only();
CREATE TRIGGER audit_head_stays BEFORE DELETE ON audit_head
    FOR EACH ROW EXECUTE FUNCTION audit_is_append_only();
