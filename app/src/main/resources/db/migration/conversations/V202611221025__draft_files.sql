-- Files put to what somebody has begun to write. They go along with the reply, and come back with it.
create table conversations.draft_file (
    staff_id uuid not null,
    case_id  uuid not null,
    file_id  uuid not null references platform.stored_file,
    n        int generated always as identity,
    name     text not null check (name <> ''),
    type     text not null,
    bytes    bigint not null check (bytes >= 0),
    primary key (staff_id, case_id, file_id),
    foreign key (staff_id, case_id) references conversations.draft on delete cascade
);
create index on conversations.draft_file (file_id);
