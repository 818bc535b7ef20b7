-- Customers that turned out to be another. The row of the absorbed one is gone, so that nothing can be added to it
-- or counted twice; its id leads to whom it is now.
create table customers.alias (
    old_id      uuid primary key,
    customer_id uuid not null references customers.customer on delete cascade,
    check (old_id <> customer_id)
);
create index on customers.alias (customer_id);

-- What it takes to part two customers again: their rows as they were, the survivor's as the merge left it.
-- customer_id is who keeps this now, the survivor or whom it became since. Gone when parted, and after 30 days.
create table customers.merge (
    id              uuid primary key default uuidv7(),
    customer_id     uuid not null references customers.customer on delete cascade,
    survivor_id     uuid not null,
    absorbed_id     uuid not null unique,
    survivor_before jsonb not null,
    survivor_after  jsonb not null default '{}',
    absorbed        jsonb not null,
    merged_by       uuid references access.staff on delete set null,
    merged_at       timestamptz not null,
    check (survivor_id <> absorbed_id)
);
create index on customers.merge (customer_id);
create index on customers.merge (merged_at);

-- What a merge did to one table: keys names the rows that moved, rows are those that are brought back whole.
create table customers.merge_table (
    merge_id uuid not null references customers.merge on delete cascade,
    name     text not null,
    col      text not null,
    keys     jsonb not null default '[]',
    rows     jsonb not null default '[]',
    primary key (merge_id, name, col)
);

-- An import that knows somebody by an id that has become another's goes on with the other.
create or replace view customers.api_intake as
select i.batch, i.n, coalesce(a.customer_id, i.customer_id) as customer_id, i.created
from customers.intake i left join customers.alias a on a.old_id = i.customer_id;
