-- How fast an account may send, and what keeps it from sending: then its messages wait, and nobody is burnt for it.
alter table messaging.account
    add column per_minute int not null default 60 check (per_minute between 1 and 10000),
    add column trouble text check (trouble in
        ('NOT_REACHED', 'CERTIFICATE', 'SIGN_IN', 'SENDER', 'SECRET_LOST', 'NOT_ALLOWED', 'TOO_FAST')),
    add column trouble_said text not null default '',
    add column trouble_since timestamptz,
    add column rests_until timestamptz,
    add check (num_nulls(trouble, trouble_since, rests_until) in (0, 3));
alter table messaging.mailbox drop column per_minute;

-- left_at: a person looked at what is not known to have arrived, and let it be.
alter table messaging.dispatch
    add column first_tried_at timestamptz,
    add column began_at timestamptz,
    add column left_at timestamptz;
drop index messaging.dispatch_next_at_idx;
create index on messaging.dispatch (account_id, (manner <> 'PERSON'), next_at) where state in ('WAITING', 'DEFERRED');
create index on messaging.dispatch (account_id, began_at);
create index on messaging.dispatch (lower(recipient), began_at) where manner <> 'PERSON';
create index on messaging.dispatch (state, settled_at desc) where state in ('FAILED', 'UNKNOWN', 'SUPPRESSED');

-- With what mail is signed as coming from a domain (DKIM). in_use: since when the domain's DNS tells the public half.
create table messaging.dkim_key (
    domain      text primary key check (domain <> ''),
    selector    text not null check (selector ~ '^[a-z0-9-]+$'),
    public_half text not null check (public_half ~ '^[A-Za-z0-9+/=]+$'),
    secret      bytea not null,
    made_at     timestamptz not null,
    in_use      timestamptz
);
