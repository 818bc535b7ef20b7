-- Files that a message cannot carry, for whoever has its link; the digest is of what stands in the link.
create table messaging.file_link (
    digest     text primary key check (digest ~ '^[0-9a-f]{64}$'),
    file_id    uuid not null references platform.stored_file on delete cascade,
    name       text not null check (name <> ''),
    made_at    timestamptz not null,
    expires_at timestamptz not null
);
create index on messaging.file_link (file_id);
create index on messaging.file_link (expires_at);
create index on messaging.dispatch using gin (files) where files <> '{}';
