-- The chat on the shop's own site, as its owner wants it.
create table conversations.widget (
    only_one   boolean primary key default true check (only_one),
    active     boolean not null,
    greeting   text not null check (greeting <> '' and length(greeting) <= 300),
    colour     text not null check (colour ~ '^#[0-9a-f]{6}$'),
    source     text not null,
    away_after int not null check (away_after between 0 and 240)
);

-- The sites that may speak with it.
create table conversations.widget_origin (
    origin text primary key
);

-- By these the shop's own sign-in vouches for a visitor. They are kept as they are, for every proof has to be checked with them.
create table conversations.widget_secret (
    id      uuid primary key default uuidv7(),
    secret  text not null unique,
    made_at timestamptz not null,
    ends_at timestamptz
);

-- Who writes in the chat. Nobody is proven to be anybody, unless the shop vouches for them (subject) or they opened a mail at
-- the address they left (address_proven_at).
create table conversations.visitor (
    id                uuid primary key,
    thread_id         uuid not null unique references conversations.thread on delete cascade,
    began             text unique,
    name              text,
    address           text,
    address_proven_at timestamptz,
    proof             text unique,
    subject           text unique,
    source            text,
    made_at           timestamptz not null,
    seen_at           timestamptz not null,
    check ((subject is null) = (source is null)),
    check (address_proven_at is null or address is not null)
);
create index on conversations.visitor (lower(address));

-- What lets a browser be a visitor: the SHA-256 of a secret that is kept nowhere but there.
create table conversations.visitor_key (
    digest     text primary key,
    visitor_id uuid not null references conversations.visitor on delete cascade,
    used_at    timestamptz not null
);
create index on conversations.visitor_key (visitor_id);
create index on conversations.visitor_key (used_at);

-- How often a network or a visitor asked for something in a stretch of time; forgotten after a day.
create table conversations.chat_pace (
    who   text not null,
    since timestamptz not null,
    n     int not null,
    primary key (who, since)
);
create index on conversations.chat_pace (since);

-- When each of the staff last had the inbox or a case before their eyes.
create table conversations.attendance (
    staff_id uuid primary key references access.staff on delete cascade,
    at       timestamptz not null
);
