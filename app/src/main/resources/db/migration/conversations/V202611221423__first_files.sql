-- Files put to a first mail that has not left: there is no case yet whose draft could keep them, so they stand under the
-- form they came by. They go along with the mail, or are gone after a day.
create table conversations.first_file (
    staff_id uuid not null references access.staff on delete cascade,
    form     uuid not null,
    file_id  uuid not null references platform.stored_file,
    n        int generated always as identity,
    name     text not null check (name <> ''),
    type     text not null,
    bytes    bigint not null check (bytes >= 0),
    put_at   timestamptz not null,
    primary key (staff_id, form, file_id)
);
create index on conversations.first_file (file_id);
create index on conversations.first_file (put_at);
