-- An export somebody asked for. Its archive is a stored file, removed after seven days.
create table access.export (
    id               uuid primary key default uuidv7(),
    state            text not null check (state in ('WAITING', 'RUNNING', 'DONE', 'FAILED')),
    for_spreadsheets boolean not null,
    asked_by         uuid references access.staff on delete set null,
    asked_at         timestamptz not null,
    tables           int not null default 0,
    tables_done      int not null default 0,
    row_count        bigint not null default 0,
    file_id          uuid references platform.stored_file on delete set null,
    byte_count       bigint,
    finished_at      timestamptz,
    check ((state in ('DONE', 'FAILED')) = (finished_at is not null))
);
create unique index export_pending on access.export ((true)) where state in ('WAITING', 'RUNNING');
