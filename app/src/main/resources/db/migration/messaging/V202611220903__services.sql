-- How the provider of a number or a bot is called. identity is what it knows the shop by: the account of an SMS provider, the
-- id of a WhatsApp number. signing is what it signs with when it calls us; where that is the secret itself there is none.
create table messaging.provider (
    account_id uuid primary key references messaging.account on delete cascade,
    base_url   text not null check (base_url <> ''),
    identity   text not null,
    secret     bytea not null,
    signing    bytea
);
