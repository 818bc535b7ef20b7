-- Two customers who may be one: how much speaks for it out of 100, and what. Worked out anew by each search.
create table customers.duplicate (
    first_id  uuid not null references customers.customer on delete cascade,
    second_id uuid not null references customers.customer on delete cascade,
    score     smallint not null check (score between 1 and 100),
    reasons   text[] not null check (cardinality(reasons) > 0),
    primary key (first_id, second_id),
    check (first_id < second_id)
);
create index on customers.duplicate (second_id);
create index on customers.duplicate (score desc, first_id, second_id);

-- Somebody said that these two are not the same. It holds for ever, for whoever they are merged into too: the ids
-- stay as they were then, and are followed when asked.
create table customers.difference (
    first_id  uuid not null,
    second_id uuid not null,
    said_by   uuid references access.staff on delete set null,
    said_at   timestamptz not null,
    primary key (first_id, second_id),
    check (first_id < second_id)
);
create index on customers.difference (second_id);

-- The differences between whom they are now.
create view customers.known_difference as
select least(one.id, other.id) as first_id, greatest(one.id, other.id) as second_id
from customers.difference d
left join customers.alias a on a.old_id = d.first_id
left join customers.alias b on b.old_id = d.second_id
cross join lateral (select coalesce(a.customer_id, d.first_id) as id) one
cross join lateral (select coalesce(b.customer_id, d.second_id) as id) other
where one.id <> other.id;

-- How far the search is; wanted is whether another one is asked for.
create table customers.duplicate_search (
    only_one    boolean primary key default true check (only_one),
    wanted      boolean not null default false,
    started_at  timestamptz,
    finished_at timestamptz,
    done_share  real not null default 0 check (done_share between 0 and 1)
);
insert into customers.duplicate_search default values;
