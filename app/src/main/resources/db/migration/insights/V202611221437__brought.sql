-- What the customers of a source who came in a month have brought by month since their first purchase. A customer counts
-- in an age only when that month of theirs is over. Worked out anew after each run.
create table insights.brought (
    came_month date not null,
    source_id  uuid references customers.source on delete cascade,
    age        int not null check (age >= 0),
    customers  bigint not null check (customers > 0),
    minor      bigint not null,
    unique nulls not distinct (came_month, source_id, age)
);
create index on insights.brought (source_id);
