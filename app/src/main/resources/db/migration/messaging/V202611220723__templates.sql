create table messaging.template (
    id         uuid primary key default uuidv7(),
    name       text not null check (name <> ''),
    subject    text not null,
    text       text not null check (text <> ''),
    changed_at timestamptz not null
);
create unique index on messaging.template (lower(name));
