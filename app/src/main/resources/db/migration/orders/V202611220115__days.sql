-- Days that are over, added up once in the background: the morning page compares yesterday with two months of them.
-- newcomers are the first purchases of customers, the largest first.
create table orders.day_figure (
    starts    timestamptz primary key,
    ends      timestamptz not null check (ends > starts),
    purchases bigint not null,
    revenue   bigint not null,
    squares   double precision not null,
    buyers    bigint not null,
    came_back bigint not null check (came_back <= buyers),
    newcomers uuid[] not null
);

-- Whatever changes about a day unsettles it and those after it: somebody new then may not have been new.
create function orders.unsettle_days() returns trigger language plpgsql as $$
begin
    delete from orders.day_figure where ends > (select min(at) from changed);
    return null;
end $$;

create trigger purchase_came after insert on orders.purchase
    referencing new table as changed for each statement execute function orders.unsettle_days();
create trigger purchase_went after delete on orders.purchase
    referencing old table as changed for each statement execute function orders.unsettle_days();
create trigger purchase_was after update on orders.purchase
    referencing old table as changed for each statement execute function orders.unsettle_days();
create trigger purchase_is after update on orders.purchase
    referencing new table as changed for each statement execute function orders.unsettle_days();
create trigger refund_came after insert on orders.refund
    referencing new table as changed for each statement execute function orders.unsettle_days();
create trigger refund_went after delete on orders.refund
    referencing old table as changed for each statement execute function orders.unsettle_days();
create trigger refund_was after update on orders.refund
    referencing old table as changed for each statement execute function orders.unsettle_days();
create trigger refund_is after update on orders.refund
    referencing new table as changed for each statement execute function orders.unsettle_days();

-- How long working out all products took: the longer, the rarer.
alter table orders.figures add column took_ms bigint not null default 0;

-- What was sold between two instants, and to how many people, known by name, who had bought before.
create function orders.sold(since timestamptz, until timestamptz)
returns table (purchases bigint, revenue bigint, squares double precision, buyers bigint, came_back bigint)
language sql stable
begin atomic
    select s.purchases, s.minor - r.minor, s.squares, b.buyers, b.came_back
    from (select count(*) as purchases, coalesce(sum(p.home_minor), 0)::bigint as minor,
              coalesce(sum(p.home_minor::float8 * p.home_minor), 0) as squares
          from orders.purchase p where p.at >= since and p.at < until) s
    cross join (select coalesce(sum(r.home_minor), 0)::bigint as minor
          from orders.refund r where r.at >= since and r.at < until) r
    cross join (select count(*) as buyers, count(*) filter (where exists (
              select from orders.purchase e where e.customer_id = b.customer_id and e.at < since)) as came_back
          from (select distinct p.customer_id from orders.purchase p
                where p.at >= since and p.at < until and p.customer_id is not null) b) b;
end;

-- First purchases between two instants, the largest first. One brought in by a file counts only when the history
-- reaches further back: the first weeks of an export would make a newcomer of everybody.
create function orders.first_purchases(since timestamptz, until timestamptz, most int) returns setof uuid
language sql stable
begin atomic
    select p.id from orders.purchase p
    where p.at >= since and p.at < until and p.customer_id is not null and p.total_minor > 0
      and not exists (select from orders.purchase e
          where e.customer_id = p.customer_id and (e.at, e.id) < (p.at, p.id))
      and (p.import_id is null or p.at >= (select min(at) from orders.purchase) + interval '30 days')
    order by p.home_minor desc nulls last, p.at desc, p.id limit most;
end;
