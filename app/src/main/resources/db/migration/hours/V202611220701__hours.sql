create schema if not exists hours;

-- The first place is the business itself: its name, clocks and weekly hours are those of `platform`.
create table hours.place (
    id         uuid primary key default uuidv7(),
    name       text check (name <> '' and char_length(name) <= 100),
    zone       text,
    opened_at  timestamptz not null default now(),
    removed_at timestamptz,
    check (num_nulls(name, zone) = case when id = '00000000-0000-0000-0000-000000000001' then 2 else 0 end),
    check (id <> '00000000-0000-0000-0000-000000000001' or removed_at is null)
);
create unique index on hours.place (lower(name)) where removed_at is null;
insert into hours.place (id) values ('00000000-0000-0000-0000-000000000001');

create table hours.weekly_span (
    place_id uuid not null references hours.place on delete cascade
        check (place_id <> '00000000-0000-0000-0000-000000000001'),
    day      smallint not null check (day between 1 and 7),
    opens    time not null,
    closes   time not null,
    primary key (place_id, day, opens)
);

-- By hand: at one place or, without one, at all.
create table hours.special_day (
    id          uuid primary key default uuidv7(),
    place_id    uuid references hours.place on delete cascade,
    day         date not null,
    every_year  boolean not null default false,
    name        text not null check (name <> '' and char_length(name) <= 200),
    made_by     uuid references access.staff on delete set null,
    made_at     timestamptz not null,
    unique nulls not distinct (place_id, day, every_year)
);

-- When it is open all the same.
create table hours.special_span (
    special_day_id uuid not null references hours.special_day on delete cascade,
    opens          time not null,
    closes         time not null,
    primary key (special_day_id, opens)
);

-- As people write it: 08:00-12:00, 14:30-18:00.
create function hours.written(special_day uuid) returns text stable language sql return (
    select coalesce(string_agg(to_char(opens, 'HH24:MI') || '-' || to_char(closes, 'HH24:MI'), ', ' order by opens), '')
    from hours.special_span where special_day_id = special_day);

-- Somebody else's calendar: from an address, or once from a file.
create table hours.feed (
    id        uuid primary key default uuidv7(),
    place_id  uuid references hours.place on delete cascade,
    name      text not null check (name <> '' and char_length(name) <= 200),
    address   text,
    added_by  uuid references access.staff on delete set null,
    added_at  timestamptz not null,
    looked_at timestamptz not null,
    read_at   timestamptz,
    trouble   text,
    left_out  int not null default 0 check (left_out >= 0),
    check (address is not null or read_at is not null)
);

create table hours.feed_day (
    feed_id    uuid not null references hours.feed on delete cascade,
    day        date not null,
    name       text not null check (name <> ''),
    verdict    text not null default 'WAITING' check (verdict in ('WAITING', 'COUNTS', 'IGNORED')),
    decided_by uuid references access.staff on delete set null,
    decided_at timestamptz,
    gone       boolean not null default false,
    primary key (feed_id, day),
    check ((verdict = 'WAITING') = (decided_at is null)),
    check (not gone or verdict <> 'WAITING')
);

create table hours.quiet (
    only_one boolean primary key default true check (only_one),
    starts   time not null,
    ends     time not null
);
insert into hours.quiet (starts, ends) values ('21:00', '08:00');
