create schema if not exists platform;

create table platform.business (
    only_one boolean primary key default true check (only_one),
    name     text not null check (name <> ''),
    kind     text not null,
    country  text not null check (country ~ '^[A-Z]{2}$'),
    currency text not null check (currency ~ '^[A-Z]{3}$'),
    zone     text not null,
    language text not null,
    sample   boolean not null default false
);

create table platform.opening_span (
    day    smallint not null check (day between 1 and 7),
    opens  time not null,
    closes time not null,
    primary key (day, opens)
);

-- A file brought in: kept in the database, so that a backup of one is a backup of both.
create table platform.stored_file (
    id         uuid primary key default uuidv7(),
    name       text not null,
    sha256     text not null check (length(sha256) = 64),
    byte_count bigint not null,
    stored_at  timestamptz not null
);

create table platform.stored_file_part (
    file_id uuid not null references platform.stored_file on delete cascade,
    part    int not null,
    bytes   bytea not null,
    primary key (file_id, part)
);
alter table platform.stored_file_part alter column bytes set storage external;

create table platform.scheduled_task (
    task_name            text not null,
    task_instance        text not null,
    task_data            bytea,
    execution_time       timestamptz not null,
    picked               boolean not null,
    picked_by            text,
    last_success         timestamptz,
    last_failure         timestamptz,
    consecutive_failures int,
    last_heartbeat       timestamptz,
    version              bigint not null,
    priority             smallint,
    primary key (task_name, task_instance)
);
create index on platform.scheduled_task (execution_time);
create index on platform.scheduled_task (last_heartbeat);
create index on platform.scheduled_task (priority desc, execution_time);

create table platform.event_publication (
    id                     uuid primary key,
    listener_id            text not null,
    event_type             text not null,
    serialized_event       text not null,
    publication_date       timestamptz not null,
    completion_date        timestamptz,
    status                 text,
    completion_attempts    int,
    last_resubmission_date timestamptz
);
create index on platform.event_publication using hash (serialized_event);
create index on platform.event_publication (completion_date);
