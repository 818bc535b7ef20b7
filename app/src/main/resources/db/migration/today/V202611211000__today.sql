create schema today;

-- What a person decided about an item; the item itself is worked out anew each time it is shown.
create table today.decision (
    item_key     text primary key,
    customer_id  uuid references customers.customer on delete cascade,
    state        text not null check (state in ('DONE', 'SNOOZED', 'DISMISSED')),
    until        date,
    title        text not null,
    decided_by   uuid references access.staff on delete set null,
    decided_at   timestamptz not null,
    check ((state = 'SNOOZED') = (until is not null))
);
create index on today.decision (decided_at);
create index on today.decision (customer_id);

-- What a customer is expected to spend in a year, as far as a module above keeps it as a trait.
create view today.customer_worth as
select customer_id, (traits ->> 'value_12_months')::bigint as year_minor
from customers.api_trait
where module = 'insights' and traits ? 'value_12_months';
