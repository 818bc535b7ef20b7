create schema access;

create table access.staff (
    id         uuid primary key default uuidv7(),
    email      text not null check (email <> ''),
    name       text not null check (name <> ''),
    role       text not null check (role in ('OWNER', 'MANAGER', 'STAFF')),
    password   text not null,
    language   text,
    sample     boolean not null default false,
    created_at timestamptz not null,
    closed_at  timestamptz
);
create unique index staff_email on access.staff (lower(email));

-- One row per wrong guess; the address and the door each have a limit.
create table access.failed_guess (
    id  bigint generated always as identity primary key,
    key text not null,
    at  timestamptz not null
);
create index on access.failed_guess (key, at);

-- What lets somebody in once: the set-up token and the sample's sign-in link, kept as digests.
create table access.entry_token (
    purpose    text primary key check (purpose in ('SET_UP', 'SAMPLE', 'OWNER')),
    sha256     text not null,
    created_at timestamptz not null
);

create table access.api_token (
    id           uuid primary key default uuidv7(),
    name         text not null,
    sha256       text not null unique,
    prefix       text not null,
    created_by   uuid not null references access.staff on delete cascade,
    created_at   timestamptz not null,
    last_used_at timestamptz,
    revoked_at   timestamptz
);

create table access.session (
    primary_id            char(36) primary key,
    session_id            char(36) not null unique,
    creation_time         bigint not null,
    last_access_time      bigint not null,
    max_inactive_interval int not null,
    expiry_time           bigint not null,
    principal_name        varchar(100)
);
create index on access.session (expiry_time);
create index on access.session (principal_name);

create table access.session_attributes (
    session_primary_id char(36) not null references access.session on delete cascade,
    attribute_name     varchar(200) not null,
    attribute_bytes    bytea not null,
    primary key (session_primary_id, attribute_name)
);
