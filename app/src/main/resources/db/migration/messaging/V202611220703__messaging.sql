create schema messaging;

-- Something of the shop's that people write to and are written from. What it takes to sign in there lies in tables of its own.
create table messaging.account (
    id      uuid primary key default uuidv7(),
    kind    text not null check (kind in ('EMAIL', 'SMS', 'TELEGRAM', 'WHATSAPP')),
    name    text not null check (name <> ''),
    address text not null check (address <> ''),
    active  boolean not null default true,
    made_at timestamptz not null,
    unique (kind, address)
);

-- One message to one recipient. fence counts the leases: only the latest may say how it ended. SENDING is committed before the
-- first byte leaves; who dies there leaves UNKNOWN behind, for a person to decide.
create table messaging.dispatch (
    id             uuid primary key default uuidv7(),
    source         text not null unique,
    purpose        text not null check (purpose in ('NEWS', 'SURVEYS', 'PERSONAL', 'SERVICE')),
    account_id     uuid not null references messaging.account,
    customer_id    uuid references customers.customer,
    recipient      text not null check (recipient <> ''),
    recipient_name text,
    subject        text,
    text           text not null,
    html           text,
    manner         text not null check (manner in ('PERSON', 'AUTOMATIC_REPLY', 'AUTOMATIC')),
    in_reply_to    text,
    reference_ids  text[] not null,
    reply_tag      text,
    files          uuid[] not null,
    message_id     text not null unique,
    made_at        timestamptz not null,
    state          text not null default 'WAITING'
        check (state in ('WAITING', 'SENDING', 'SENT', 'DEFERRED', 'FAILED', 'UNKNOWN', 'SUPPRESSED')),
    next_at        timestamptz not null,
    tries          int not null default 0,
    leased_until   timestamptz,
    fence          bigint not null default 0,
    settled_at     timestamptz,
    why            text not null default ''
);
create index on messaging.dispatch (next_at) where state in ('WAITING', 'DEFERRED');
create index on messaging.dispatch (leased_until) where state = 'SENDING';
create index on messaging.dispatch (customer_id);
create index on messaging.dispatch (account_id, made_at);

-- How it stands with what was put into the outbox, for the modules above.
create view messaging.api_dispatch as
select id, source, account_id, customer_id, state, why, next_at, settled_at, made_at from messaging.dispatch;
