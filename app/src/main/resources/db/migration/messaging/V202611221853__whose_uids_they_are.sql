-- Which mailbox the position is of: a digest of server, user and folder. Two mailboxes may well count by the same UIDVALIDITY.
alter table messaging.collection add column place text not null default '';
update messaging.collection c
set place = encode(sha256(convert_to(concat_ws(E'\n', m.imap_host, m.imap_user, m.imap_folder), 'UTF8')), 'hex')
from messaging.mailbox m where m.account_id = c.account_id and m.imap_host is not null;

alter table messaging.collection drop constraint collection_trouble_check;
alter table messaging.collection add constraint collection_trouble_check check (trouble in
    ('NOT_REACHED', 'CERTIFICATE', 'SIGN_IN', 'FOLDER', 'NOT_ALLOWED', 'SERVER', 'INTERNAL'));
