-- How far each mailbox is collected, and by whom. One process at a time holds a mailbox; fence counts the holders, and only
-- the latest may say how far it came. Mails that were there before began_at stay where they are. held_until goes by the clock
-- of the database.
create table messaging.collection (
    account_id    uuid primary key references messaging.account on delete cascade,
    began_at      timestamptz not null,
    validity      bigint,
    last_uid      bigint not null default 0,
    holder        uuid,
    held_until    timestamptz,
    fence         bigint not null default 0,
    collected_at  timestamptz,
    trouble       text check (trouble in
        ('NOT_REACHED', 'CERTIFICATE', 'SIGN_IN', 'FOLDER', 'NOT_ALLOWED', 'SERVER')),
    trouble_said  text not null default '',
    trouble_since timestamptz,
    check ((trouble is null) = (trouble_since is null))
);
