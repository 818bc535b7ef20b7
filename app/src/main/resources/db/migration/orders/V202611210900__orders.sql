create schema orders;

create table orders.product (
    id       uuid primary key default uuidv7(),
    source   text not null,
    sku      text not null check (sku <> ''),
    name     text not null,
    category text,
    sample   boolean not null default false,
    unique (source, sku)
);

create table orders.import (
    id          uuid primary key default uuidv7(),
    file_id     uuid references platform.stored_file on delete set null,
    file_name   text not null,
    source      text not null,
    state       text not null,
    layout      jsonb not null default '{}',
    outcome     jsonb not null default '{}',
    rows_total  bigint,
    rows_done   bigint not null default 0,
    brought_by  uuid references access.staff on delete set null,
    brought_at  timestamptz not null,
    finished_at timestamptz,
    undone_at   timestamptz
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
create index on orders.purchase (at);
create index on orders.purchase (import_id) where import_id is not null;

create table orders.purchase_line (
    purchase_id uuid not null references orders.purchase on delete cascade,
    line        int not null,
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
create index on orders.refund (import_id) where import_id is not null;

create view orders.api_purchase as
select id, customer_id, at, currency, total_minor, home_minor, channel, place, sample from orders.purchase;

create view orders.api_refund as
select id, purchase_id, customer_id, at, currency, total_minor, home_minor, sample from orders.refund;

create view orders.api_line as
select l.purchase_id, p.customer_id, p.at, l.line, l.product_id, l.quantity, l.total_minor
from orders.purchase_line l join orders.purchase p on p.id = l.purchase_id;

create view orders.api_product as select id, sku, name, category, sample from orders.product;
