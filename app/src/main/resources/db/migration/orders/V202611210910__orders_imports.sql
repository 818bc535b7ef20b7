-- What an import works with between the file and the purchases; all of it goes when the import is done, except
-- what was rejected.

-- One row of the file, understood.
create table orders.import_row (
    import_id    uuid not null references orders.import on delete cascade,
    line         bigint not null,
    order_key    text not null,
    kind         text not null check (kind in ('PURCHASE', 'REFUND', 'BOTH')),
    at           timestamptz,
    customer_key text,
    number       text,
    name         text,
    email        text,
    phone        text,
    street       text,
    postal_code  text,
    city         text,
    country      text,
    birthday     text,
    sku          text,
    product      text,
    category     text,
    quantity     numeric(14, 3) not null,
    line_minor   bigint,
    order_minor  bigint,
    shipping_minor bigint,
    discount_minor bigint,
    currency     text not null,
    channel      text,
    place        text,
    primary key (import_id, line)
);
create index on orders.import_row (import_id, order_key);

-- One order of the file: a purchase, something given back, or both. trouble is why it stays out.
create table orders.import_order (
    import_id      uuid not null references orders.import on delete cascade,
    n              int not null,
    order_key      text not null,
    customer_key   text,
    customer_n     int,
    currency       text not null,
    bought_at      timestamptz,
    bought_minor   bigint,
    returned_at    timestamptz,
    returned_minor bigint check (returned_minor >= 0),
    shipping_minor bigint,
    discount_minor bigint,
    channel        text,
    place          text,
    purchase_id    uuid not null default uuidv7(),
    refund_id      uuid not null default uuidv7(),
    trouble        text,
    trouble_value  text,
    primary key (import_id, n)
);
create index on orders.import_order (import_id, order_key);

create table orders.import_customer (
    import_id    uuid not null references orders.import on delete cascade,
    n            int not null,
    customer_key text not null,
    number       text,
    name         text,
    email        text,
    phone        text,
    street       text,
    postal_code  text,
    city         text,
    country      text,
    birthday     text,
    primary key (import_id, n)
);

-- A row that could not come in, and why; kept so that it can be mended.
create table orders.import_reject (
    import_id uuid not null references orders.import on delete cascade,
    line      bigint not null,
    position  int not null,
    order_key text not null,
    reason    text not null,
    value     text not null,
    primary key (import_id, line)
);
create index on orders.import_reject (import_id, order_key);
