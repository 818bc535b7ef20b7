-- Who looked at, changed and took out what. staff_id is empty for what the product did by itself.
create table access.audit_entry (
    id       uuid primary key default uuidv7(),
    at       timestamptz not null,
    staff_id uuid references access.staff on delete set null,
    action   text not null check (action in ('VIEWED', 'CHANGED', 'EXPORTED')),
    what     text not null,
    subject  uuid,
    rows     bigint not null check (rows >= 0)
);
create index on access.audit_entry (at desc, id desc);
create index on access.audit_entry (subject, at desc) where subject is not null;
create index on access.audit_entry (staff_id, at desc);
