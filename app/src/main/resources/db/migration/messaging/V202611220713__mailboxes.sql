-- How a mailbox signs in. The secrets are sealed with a key that lies outside of the database; a server that asks for no
-- password has none. Which place a mailbox belongs to is its account.
create table messaging.mailbox (
    account_id      uuid primary key references messaging.account on delete cascade,
    display_name    text not null,
    smtp_host       text not null check (smtp_host <> ''),
    smtp_port       int not null check (smtp_port between 1 and 65535),
    smtp_encryption text not null check (smtp_encryption in ('IMPLICIT', 'STARTTLS', 'NONE')),
    smtp_user       text not null,
    smtp_secret     bytea,
    imap_host       text check (imap_host <> ''),
    imap_port       int check (imap_port between 1 and 65535),
    imap_encryption text check (imap_encryption in ('IMPLICIT', 'STARTTLS', 'NONE')),
    imap_user       text,
    imap_secret     bytea,
    imap_folder     text check (imap_folder <> ''),
    per_minute      int not null default 60 check (per_minute between 1 and 10000),
    check ((smtp_user = '') = (smtp_secret is null)),
    check (num_nulls(imap_host, imap_port, imap_encryption, imap_user, imap_folder) in (0, 5)),
    check (imap_host is null or (imap_user = '') = (imap_secret is null))
);
