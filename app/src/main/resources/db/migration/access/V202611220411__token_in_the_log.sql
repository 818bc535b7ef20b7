-- Whose program it was: the token it came in with, beside the person the token acts for. No foreign key, as for staff:
-- nothing may ever rewrite a line of the log.
alter table access.audit_entry add column token_id uuid;
