create schema customers;
create extension if not exists pg_trgm;

-- name_key and search are folded (lower case, no accents): what names are sorted and found by.
-- intake_id tells which batch made this customer, so that the batch can be undone.
create table customers.customer (
    id           uuid primary key default uuidv7(),
    name         text not null,
    name_key     text collate "C" not null default '' check (length(name_key) <= 200),
    language     text,
    birth_month  smallint check (birth_month between 1 and 12),
    birth_day    smallint check (birth_day between 1 and 31),
    birth_year   smallint check (birth_year between 1880 and 2200),
    street       text,
    postal_code  text,
    city         text,
    region       text,
    country      text check (country ~ '^[A-Z]{2}$'),
    demographics jsonb not null default '{}',
    fields       jsonb not null default '{}',
    came_from    text,
    search       text not null default '',
    sample       boolean not null default false,
    intake_id    uuid,
    created_at   timestamptz not null,
    changed_at   timestamptz not null,
    check ((birth_month is null) = (birth_day is null)),
    check (birth_year is null or birth_day is not null)
);
create index on customers.customer (birth_month, birth_day) where birth_day is not null;
create index on customers.customer (intake_id) where intake_id is not null;
create index on customers.customer (name_key, id);
create index on customers.customer (created_at desc, id desc);
create index on customers.customer using gin (search gin_trgm_ops);

-- value is what the person gave, never rewritten; key is what it is compared by (lower-case mail, E.164 phone).
create table customers.contact_point (
    id          uuid primary key default uuidv7(),
    customer_id uuid not null references customers.customer on delete cascade,
    kind        text not null check (kind in ('EMAIL', 'PHONE')),
    value       text not null check (value <> ''),
    key         text collate "C" not null check (length(key) between 1 and 400),
    label       text,
    position    int not null default 0,
    unique (customer_id, kind, key)
);
create index on customers.contact_point (key, kind);

-- The customer's number in another system: a till, a web shop, a spreadsheet.
create table customers.external_id (
    source      text not null,
    external_id text collate "C" not null,
    customer_id uuid not null references customers.customer on delete cascade,
    primary key (external_id, source)
);
create index on customers.external_id (customer_id);

create table customers.preference (
    id          uuid primary key default uuidv7(),
    customer_id uuid not null references customers.customer on delete cascade,
    kind        text not null check (kind in ('LIKES', 'AVOIDS', 'ALLERGY', 'SIZE', 'ADDRESS_AS', 'OTHER')),
    text        text not null check (text <> ''),
    added_by    uuid references access.staff on delete set null,
    added_at    timestamptz not null
);
create index on customers.preference (customer_id);

-- What somebody said or noticed: a plain note, a need, a pain point, an expectation.
create table customers.note (
    id          uuid primary key default uuidv7(),
    customer_id uuid not null references customers.customer on delete cascade,
    kind        text not null check (kind in ('NOTE', 'NEED', 'PAIN_POINT', 'EXPECTATION')),
    text        text not null check (text <> ''),
    text_key    text collate "C" not null check (length(text_key) <= 200),
    said_by     text,
    said_on     date,
    written_by  uuid references access.staff on delete set null,
    written_at  timestamptz not null
);
create index on customers.note (customer_id, written_at desc);
create index on customers.note (kind, text_key) where kind <> 'NOTE';

create table customers.custom_field (
    id       uuid primary key default uuidv7(),
    name     text not null unique check (name <> ''),
    type     text not null check (type in ('TEXT', 'NUMBER', 'DATE', 'CHOICE', 'YES_NO')),
    choices  text[] not null default '{}',
    position int not null default 0,
    check ((type = 'CHOICE') = (cardinality(choices) > 0))
);

-- What happened, append-only. source names what caused it, once: 'purchase:<id>', 'note:<id>'.
create table customers.activity (
    id           uuid primary key default uuidv7(),
    customer_id  uuid not null references customers.customer on delete cascade,
    kind         text not null,
    at           timestamptz not null,
    source       text not null unique,
    amount_minor bigint,
    currency     text,
    data         jsonb not null default '{}'
);
create index on customers.activity (customer_id, at desc, id desc);

-- What is true of a customer now: one row per customer and owning module, the traits in one object.
create table customers.trait (
    customer_id uuid not null references customers.customer on delete cascade,
    module      text not null,
    traits      jsonb not null,
    changed_at  timestamptz not null,
    primary key (customer_id, module)
);
-- The list is sorted by what customers are worth.
create index trait_value on customers.trait (((traits ->> 'value')::numeric) desc, customer_id desc)
    where module = 'insights' and jsonb_typeof(traits -> 'value') = 'number';

create table customers.task (
    id          uuid primary key default uuidv7(),
    customer_id uuid not null references customers.customer on delete cascade,
    title       text not null check (title <> ''),
    due_on      date not null,
    assigned_to uuid references access.staff on delete set null,
    made_by     uuid references access.staff on delete set null,
    made_at     timestamptz not null,
    done_by     uuid references access.staff on delete set null,
    done_at     timestamptz
);
create index on customers.task (due_on) where done_at is null;
create index on customers.task (customer_id);

-- Many people at once: rows to be known or made, see Intake.
create table customers.intake (
    batch       uuid not null,
    n           int not null,
    source      text not null,
    external_id text collate "C",
    name        text not null,
    name_key    text collate "C" not null,
    email       text,
    email_key   text collate "C",
    phone       text,
    phone_key   text collate "C",
    street      text,
    postal_code text,
    city        text,
    region      text,
    country     text,
    language    text,
    birth_month smallint,
    birth_day   smallint,
    birth_year  smallint,
    came_from   text,
    customer_id uuid,
    created     boolean not null default false,
    primary key (batch, n)
);

-- A number another system really gave, as it is searched for; not what stands in for one.
create function customers.number_key(external_id text) returns text language sql immutable
return case when external_id !~ '^(name|sha256):' then lower(external_id) end;

-- Folded name, e-mail addresses, phone numbers and the numbers of other systems in one line; spaces mark where
-- words begin.
create function customers.search_line(customer uuid, name_key text) returns text language sql stable
return ' ' || name_key || coalesce(
    (select string_agg(' ' || p.key, '' order by p.kind, p.position, p.id)
     from customers.contact_point p where p.customer_id = customer), '') || coalesce(
    (select string_agg(' ' || customers.number_key(e.external_id), '' order by e.source, e.external_id)
     from customers.external_id e where e.customer_id = customer), '');

-- What to call somebody on a page: the name, else how the person is reached, else the number a shop gave them.
create function customers.called(customer uuid, name text) returns text language sql stable
return coalesce(
    nullif(name, ''),
    (select p.value from customers.contact_point p where p.customer_id = customer order by p.kind, p.position limit 1),
    (select '#' || e.external_id from customers.external_id e
     where e.customer_id = customer and customers.number_key(e.external_id) is not null
     order by e.source, e.external_id limit 1),
    right(customer::text, 8));

create view customers.api_intake as select batch, n, customer_id, created from customers.intake;

create view customers.api_customer as
select c.id, c.name, c.language, c.birth_month, c.birth_day, c.birth_year, c.city, c.country, c.came_from, c.sample,
       c.created_at, customers.called(c.id, c.name) as called
from customers.customer c;

-- Modules above append through this view: insert … on conflict (source) do nothing.
create view customers.api_activity as
select id, customer_id, kind, at, source, amount_minor, currency, data from customers.activity;

-- Modules above set their own row through this view.
create view customers.api_trait as select customer_id, module, traits, changed_at from customers.trait;

create view customers.api_task as
select id, customer_id, title, due_on, assigned_to, made_at, done_at, done_by from customers.task;

create view customers.api_contact as select customer_id, kind, value, key, position from customers.contact_point;
