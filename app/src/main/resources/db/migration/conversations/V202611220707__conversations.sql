create schema conversations;

-- What the business is asked to see to, from the first word to the last; it may span several channels. seq counts the entries
-- of a case one by one, under the lock of its row, so that “all after N” leaves nothing out.
create table conversations.case_file (
    id                uuid primary key default uuidv7(),
    number            bigint generated always as identity (start with 1001) unique,
    customer_id       uuid references customers.customer,
    subject           text not null,
    via               text not null check (via in ('EMAIL', 'CHAT', 'PHONE', 'SMS', 'TELEGRAM', 'WHATSAPP')),
    account_id        uuid references messaging.account on delete set null,
    status            text not null default 'OPEN' check (status in ('OPEN', 'WAITING', 'CLOSED')),
    priority          text not null default 'NORMAL' check (priority in ('LOW', 'NORMAL', 'HIGH', 'URGENT')),
    assignee          uuid references access.staff on delete set null,
    snoozed_until     timestamptz,
    opened_at         timestamptz not null,
    opened_by         uuid references access.staff on delete set null,
    waiting_since     timestamptz,
    first_answered_at timestamptz,
    closed_at         timestamptz,
    closed_by         uuid references access.staff on delete set null,
    changed_at        timestamptz not null,
    last_seq          int not null default 0,
    heard_seq         int not null default 0,
    contacts          int not null default 0,
    transfers         int not null default 0,
    robot             boolean not null default false,
    unproven          boolean not null default false,
    turns             int not null default 0,
    came_from         uuid references conversations.case_file on delete set null,
    merged_into       uuid references conversations.case_file,
    check ((status = 'CLOSED') = (closed_at is not null)),
    check (merged_into is null or status = 'CLOSED')
);
create index on conversations.case_file (customer_id);
create index on conversations.case_file (waiting_since, id) where status <> 'CLOSED';
create index on conversations.case_file (assignee) where status <> 'CLOSED';
create index on conversations.case_file (changed_at desc, id desc) where merged_into is null;
create index on conversations.case_file (closed_at desc, id desc) where status = 'CLOSED' and merged_into is null;
create index on conversations.case_file (opened_at);

-- What the customer sees: one line between an address of theirs and one of ours.
create table conversations.thread (
    id         uuid primary key default uuidv7(),
    via        text not null check (via in ('EMAIL', 'CHAT', 'PHONE', 'SMS', 'TELEGRAM', 'WHATSAPP')),
    account_id uuid references messaging.account on delete cascade,
    address    text not null check (address <> ''),
    key        text not null check (key <> ''),
    name       text,
    made_at    timestamptz not null,
    unique nulls not distinct (via, account_id, key)
);

-- Who takes part in a case, and by which line. reply_tag stands behind the plus sign of the address they answer to.
create table conversations.case_thread (
    case_id   uuid not null references conversations.case_file on delete cascade,
    thread_id uuid not null references conversations.thread on delete cascade,
    reply_tag text not null unique,
    added_at  timestamptz not null,
    primary key (case_id, thread_id)
);
create index on conversations.case_thread (thread_id);

-- Everything said and done in a case, in its order. words are what it is found by, made by us from the text. before is how the
-- case stood before a reply, for as long as that can be taken back.
create table conversations.entry (
    id          uuid primary key default uuidv7(),
    case_id     uuid not null references conversations.case_file on delete cascade,
    seq         int not null,
    kind        text not null check (kind in ('HEARD', 'SAID', 'NOTE', 'CALL', 'CHANGE')),
    at          timestamptz not null,
    thread_id   uuid references conversations.thread on delete set null,
    staff_id    uuid references access.staff on delete set null,
    robot       boolean not null default false,
    unproven    boolean not null default false,
    subject     text,
    body        text not null,
    whole       text,
    html        text,
    message_id  text,
    incoming_id uuid unique,
    dispatch_id uuid unique,
    client_key  uuid unique,
    change      jsonb,
    before      jsonb,
    words       tsvector not null default '',
    unique (case_id, seq),
    check ((kind = 'CHANGE') = (change is not null))
);
create index on conversations.entry (message_id) where message_id is not null;
create index on conversations.entry using gin (words);
create index on conversations.entry (at) where kind <> 'CHANGE';

create table conversations.attachment (
    entry_id   uuid not null references conversations.entry on delete cascade,
    file_id    uuid not null references platform.stored_file,
    n          int not null,
    name       text not null,
    type       text not null,
    bytes      bigint not null,
    content_id text,
    primary key (entry_id, n)
);
create index on conversations.attachment (file_id);

-- How far each of the staff has read a case.
create table conversations.reading (
    staff_id uuid not null references access.staff on delete cascade,
    case_id  uuid not null references conversations.case_file on delete cascade,
    seq      int not null,
    primary key (staff_id, case_id)
);
create index on conversations.reading (case_id);

create table conversations.draft (
    staff_id   uuid not null references access.staff on delete cascade,
    case_id    uuid not null references conversations.case_file on delete cascade,
    text       text not null,
    changed_at timestamptz not null,
    primary key (staff_id, case_id)
);
create index on conversations.draft (case_id);

-- Who looks at a case just now; a row counts until its time.
create table conversations.presence (
    staff_id uuid not null references access.staff on delete cascade,
    case_id  uuid not null references conversations.case_file on delete cascade,
    until    timestamptz not null,
    writing  boolean not null,
    primary key (staff_id, case_id)
);
create index on conversations.presence (case_id);

create table conversations.mention (
    entry_id uuid not null references conversations.entry on delete cascade,
    staff_id uuid not null references access.staff on delete cascade,
    primary key (entry_id, staff_id)
);
create index on conversations.mention (staff_id);

create table conversations.label (
    id      uuid primary key default uuidv7(),
    name    text not null check (name <> '' and length(name) <= 40),
    key     text not null unique
);

create table conversations.case_label (
    case_id  uuid not null references conversations.case_file on delete cascade,
    label_id uuid not null references conversations.label on delete cascade,
    primary key (case_id, label_id)
);
create index on conversations.case_label (label_id);
