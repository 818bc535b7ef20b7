-- What came in, as it came: committed before anything is understood of it, so that no mistake in reading can lose it.
-- key is its name where it came from: UIDVALIDITY and UID of a mailbox, the number of a bot's update. bytes_hash (SHA-256) tells the same
-- bytes under another key. tries counts the attempts to read it, each committed before it begins; leased_until goes by the
-- clock of the database. people are the addresses in it, by which it is found when one of them is to be forgotten.
create table messaging.incoming (
    id           uuid primary key default uuidv7(),
    number       bigint generated always as identity,
    account_id   uuid not null references messaging.account,
    key          text not null check (key <> ''),
    bytes_hash   text check (bytes_hash ~ '^[0-9a-f]{64}$'),
    byte_count   bigint not null default 0,
    file_id      uuid references platform.stored_file on delete set null,
    at           timestamptz not null,
    state        text not null default 'ARRIVED'
        check (state in ('UNFETCHED', 'ARRIVED', 'TAKEN', 'QUARANTINED', 'LEFT')),
    tries        int not null default 0,
    next_at      timestamptz not null,
    leased_until timestamptz,
    why          text check (why in ('EMPTY', 'NO_SENDER', 'TOO_DEEP', 'TOO_MANY_PARTS', 'TOO_LARGE', 'OTHER', 'FAILED',
                                     'NOT_FETCHED')),
    said         text not null default '',
    people       text[] not null default '{}',
    settled_at   timestamptz,
    unique (account_id, key),
    unique (account_id, bytes_hash),
    check (state not in ('QUARANTINED', 'LEFT') or why is not null)
);
create index on messaging.incoming (account_id, number) where state = 'ARRIVED';
create index on messaging.incoming (account_id, number) where state = 'UNFETCHED';
create index on messaging.incoming (number) where state = 'QUARANTINED';
create index on messaging.incoming (settled_at) where file_id is not null;
create index on messaging.incoming (file_id);
create index on messaging.incoming using gin (people);

-- Files that came along, the same bytes kept once.
create table messaging.enclosed_file (
    bytes_hash text primary key check (bytes_hash ~ '^[0-9a-f]{64}$'),
    file_id    uuid not null unique references platform.stored_file on delete cascade,
    byte_count bigint not null
);
create table messaging.enclosed (
    incoming_id uuid not null references messaging.incoming on delete cascade,
    position    int not null,
    bytes_hash  text not null references messaging.enclosed_file,
    name        text not null,
    type        text not null,
    content_id  text,
    primary key (incoming_id, position)
);
create index on messaging.enclosed (bytes_hash);

-- Which servers say of a mailbox's mails whether their senders are proven (Authentication-Results), and which of them the
-- shop trusts: its own. Anybody can write such a line; the one that is always on top is the shop's server's.
create table messaging.checking_server (
    account_id uuid not null references messaging.account on delete cascade,
    server     text not null check (length(server) between 1 and 253),
    mails      bigint not null,
    trusted    boolean not null default false,
    primary key (account_id, server)
);
create unique index on messaging.checking_server (account_id) where trusted;
