-- A program that wants to be told. failing_since is when nothing arrived any more; shut_at when nothing is sent.
create table programs.endpoint (
    id            uuid primary key default uuidv7(),
    url           text not null check (length(url) between 1 and 2000),
    events        text[] not null check (cardinality(events) > 0),
    made_by       uuid references access.staff on delete set null,
    made_at       timestamptz not null,
    failing_since timestamptz,
    shut_at       timestamptz,
    shut_why      text check (shut_why in ('BY_HAND', 'GONE', 'FAILING')),
    check ((shut_at is null) = (shut_why is null))
);

-- Kept as they are: every message has to be signed with them. ends_at is set when a newer one takes over.
create table programs.endpoint_secret (
    id          uuid primary key default uuidv7(),
    endpoint_id uuid not null references programs.endpoint on delete cascade,
    secret      text not null check (secret like 'whsec\_%'),
    made_at     timestamptz not null,
    ends_at     timestamptz
);
create index on programs.endpoint_secret (endpoint_id);

-- What happened, as it is told: ids and what changed, never what a person said or is called.
create table programs.message (
    id   uuid primary key default uuidv7(),
    type text not null,
    key  text not null unique,
    body text not null,
    at   timestamptz not null
);
create index on programs.message (at);

-- Which message goes to whom. fence counts the leases: only the latest may say how it ended.
create table programs.delivery (
    message_id   uuid not null references programs.message on delete cascade,
    endpoint_id  uuid not null references programs.endpoint on delete cascade,
    state        text not null default 'WAITING' check (state in ('WAITING', 'DELIVERED', 'GIVEN_UP')),
    tries        int not null default 0,
    next_at      timestamptz not null,
    leased_until timestamptz,
    fence        bigint not null default 0,
    primary key (endpoint_id, message_id)
);
create index on programs.delivery (endpoint_id, next_at) where state = 'WAITING';
create index on programs.delivery (message_id);

create table programs.attempt (
    id          bigint generated always as identity primary key,
    message_id  uuid not null,
    endpoint_id uuid not null,
    at          timestamptz not null,
    took_ms     bigint not null,
    status      int,
    failure     text,
    answer      text,
    foreign key (endpoint_id, message_id) references programs.delivery (endpoint_id, message_id) on delete cascade,
    check ((status is null) <> (failure is null))
);
create index on programs.attempt (endpoint_id, message_id);
