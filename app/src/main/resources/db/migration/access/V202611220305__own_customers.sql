-- Whether an account sees only the customers in its own care.
alter table access.staff add column own_only boolean not null default false check (not own_only or role = 'STAFF');
