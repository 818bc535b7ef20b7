-- Where customers come from, as the owner calls it. A recommendation by another customer is a source too.
create table customers.source (
    id          uuid primary key default uuidv7(),
    name        text not null check (name <> '' and length(name) <= 200),
    recommended boolean not null default false,
    sample      boolean not null default false,
    made_at     timestamptz not null
);
create unique index source_name on customers.source (lower(name));

-- Which source is meant by what was said. What was said stays with the customer for ever; sources can be called
-- something else, or be the same, without touching anybody.
create table customers.source_word (
    word      text collate "C" primary key,
    source_id uuid not null references customers.source on delete cascade
);
create index on customers.source_word (source_id);

create table customers.source_cost (
    source_id  uuid not null references customers.source on delete cascade,
    month      date not null check (extract(day from month) = 1),
    cost_minor bigint not null check (cost_minor >= 0),
    entered_by uuid references access.staff on delete set null,
    entered_at timestamptz not null,
    primary key (source_id, month)
);

-- Who recommended us to whom; referrer_id is empty when that person asked to be forgotten.
create table customers.referral (
    customer_id uuid primary key references customers.customer on delete cascade,
    referrer_id uuid references customers.customer on delete set null,
    noted_by    uuid references access.staff on delete set null,
    noted_at    timestamptz not null
);
create index on customers.referral (referrer_id);

alter table customers.customer add column campaign text;
alter table customers.intake add column campaign text;

create function customers.source_word(came_from text) returns text language sql immutable
return left(lower(btrim(came_from)), 200);

-- Makes a source of each thing said that means none yet, the most frequent first and not without end: a column of
-- free remarks would make one of each.
create function customers.learn_sources(said text[], at timestamptz, of_sample boolean) returns void
language sql begin atomic
    insert into customers.source (name, sample, made_at)
    select min(left(btrim(s), 200)), of_sample, at from unnest(said) s
    where btrim(s) <> ''
      and not exists (select from customers.source_word w where w.word = customers.source_word(s))
    group by customers.source_word(s) order by count(*) desc, 1 limit 200
    on conflict (lower(name)) do nothing;
    insert into customers.source_word (word, source_id)
    select distinct customers.source_word(s), source.id
    from unnest(said) s join customers.source on lower(source.name) = customers.source_word(s)
    on conflict do nothing;
end;

create index customer_source_word on customers.customer (customers.source_word(came_from)) where came_from is not null;

select customers.learn_sources(
    array(select came_from from customers.customer where came_from is not null group by came_from
          order by count(*) desc limit 200), now(), coalesce((select sample from platform.business), false));

create view customers.api_source as select id, name, recommended from customers.source;
create view customers.api_source_cost as select source_id, month, cost_minor from customers.source_cost;

-- Where each customer came from; referred says whether somebody recommended us.
create view customers.api_origin as
select c.id as customer_id, w.source_id, c.campaign, r.referrer_id, c.created_at,
       r.customer_id is not null or coalesce(s.recommended, false) as referred
from customers.customer c
left join customers.source_word w on w.word = customers.source_word(c.came_from)
left join customers.source s on s.id = w.source_id
left join customers.referral r on r.customer_id = c.id and r.referrer_id is distinct from c.id;
