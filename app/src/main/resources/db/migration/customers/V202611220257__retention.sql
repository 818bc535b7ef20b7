-- How long something is kept, where the owner said other than we do; whether what is older may go by itself; and what
-- the last night found.
create table customers.retention (
    name       text primary key,
    days       int not null check (days > 0),
    agreed_at  timestamptz,
    agreed_by  uuid references access.staff on delete set null,
    old_rows   bigint not null default 0,
    counted_at timestamptz,
    removed    bigint not null default 0,
    removed_at timestamptz
);
