create schema orders;

-- A file of orders and how far it is; mark counts what is done of the step under way, of total.
create table orders.import (
    id          uuid primary key default uuidv7(),
    file_id     uuid references platform.stored_file on delete set null,
    file_name   text not null,
    sha256      text not null,
    source      text not null check (source <> ''),
    state       text not null check (state in ('UPLOADED', 'LAYOUT', 'STAGING', 'SORTING', 'CHECKED', 'CUSTOMERS',
                    'ORDERS', 'DONE', 'UNDOING', 'UNDONE', 'UNREADABLE')),
    mark        bigint not null default 0,
    total       bigint not null default 0,
    layout      jsonb,
    rates       jsonb not null default '{}',
    expected    jsonb,
    outcome     jsonb,
    problem     text,
    problem_at  bigint,
    brought_by  uuid references access.staff on delete set null,
    brought_at  timestamptz not null,
    finished_at timestamptz,
    undone_at   timestamptz
);
create index on orders.import (sha256);

-- import_id is the import that made it, until something else uses it.
create table orders.product (
    id        uuid primary key default uuidv7(),
    source    text not null,
    sku       text not null check (sku <> ''),
    name      text not null,
    category  text,
    import_id uuid references orders.import on delete set null,
    sample    boolean not null default false,
    unique (source, sku)
);

-- total_minor is what was charged; home_minor the same in the business's own currency, empty when no rate is known.
create table orders.purchase (
    id          uuid primary key default uuidv7(),
    customer_id uuid references customers.customer,
    source      text not null,
    external_id text not null,
    at          timestamptz not null,
    currency    text not null check (currency ~ '^[A-Z]{3}$'),
    total_minor bigint not null,
    home_minor  bigint,
    channel     text,
    place       text,
    import_id   uuid references orders.import,
    sample      boolean not null default false,
    unique (source, external_id)
);
create index on orders.purchase (customer_id, at);
create index on orders.purchase (at, id);
create index on orders.purchase (external_id text_pattern_ops);
create index on orders.purchase (import_id) where import_id is not null;

create table orders.purchase_line (
    purchase_id uuid not null references orders.purchase on delete cascade,
    line        int not null,
    kind        text not null default 'ITEM' check (kind in ('ITEM', 'SHIPPING', 'DISCOUNT', 'TAX')),
    product_id  uuid references orders.product,
    quantity    numeric(14, 3) not null,
    total_minor bigint not null,
    primary key (purchase_id, line)
);
create index on orders.purchase_line (product_id);

-- Money given back; total_minor is positive. purchase_id is known when the source says which.
create table orders.refund (
    id          uuid primary key default uuidv7(),
    purchase_id uuid references orders.purchase on delete set null,
    customer_id uuid references customers.customer,
    source      text not null,
    external_id text not null,
    at          timestamptz not null,
    currency    text not null check (currency ~ '^[A-Z]{3}$'),
    total_minor bigint not null check (total_minor >= 0),
    home_minor  bigint,
    reason      text,
    import_id   uuid references orders.import,
    sample      boolean not null default false,
    unique (source, external_id)
);
create index on orders.refund (customer_id, at);
create index on orders.refund (at);
create index on orders.refund (purchase_id) where purchase_id is not null;
create index on orders.refund (import_id) where import_id is not null;

-- The first answer a program got under its key, given again word for word when it asks again.
create table orders.first_answer (
    caller         uuid not null references access.staff on delete cascade,
    key            text not null,
    request_sha256 text not null,
    status         int,
    body           text,
    at             timestamptz not null,
    primary key (caller, key)
);

-- Worked out from all lines in the background: a million of them are too many to add up while somebody waits.
create table orders.product_figure (
    product_id    uuid primary key references orders.product on delete cascade,
    quantity      numeric not null,
    revenue_minor bigint not null,
    purchases     bigint not null,
    buyers        bigint not null,
    again         bigint not null check (again <= buyers),
    last_at       timestamptz not null
);
create index on orders.product_figure (revenue_minor desc, product_id);

-- How new customers went on: of those who first bought a year to a quarter ago, how many were back in a quarter.
create table orders.figures (
    only_one      boolean primary key default true check (only_one),
    stale         boolean not null,
    worked_out_at timestamptz,
    newcomers     bigint not null default 0,
    returned      bigint not null default 0 check (returned <= newcomers)
);
insert into orders.figures (stale) values (true);

create view orders.api_purchase as
select id, customer_id, at, currency, total_minor, home_minor, channel, place, sample from orders.purchase;

create view orders.api_refund as
select id, purchase_id, customer_id, at, currency, total_minor, home_minor, sample from orders.refund;

create view orders.api_line as
select l.purchase_id, p.customer_id, p.at, l.line, l.product_id, l.quantity, l.total_minor
from orders.purchase_line l join orders.purchase p on p.id = l.purchase_id;

create view orders.api_product as select id, sku, name, category, sample from orders.product;
