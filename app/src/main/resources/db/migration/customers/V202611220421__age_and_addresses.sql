-- Who is known to be below the age the business has set: no scores, no lists, and no consent that counts.
create view customers.too_young as
select c.id as customer_id from customers.customer c cross join customers.privacy_setting s
where s.least_age is not null and c.birth_year is not null
  and make_date(c.birth_year, c.birth_month, least(c.birth_day, 28)) > current_date - make_interval(years => s.least_age);

create or replace view customers.api_unprofiled as
select customer_id from customers.objection where what = 'PROFILING'
union
select customer_id from customers.too_young;

create or replace view customers.api_consent as
with counted as (
    select c.* from customers.consent c
    where c.decision <> 'TAKEN_BACK' and not exists (
        select from customers.consent t
        where t.reference = c.reference and t.decision = 'TAKEN_BACK' and t.address_kind = c.address_kind
          and t.address_key = c.address_key and t.purpose = c.purpose and t.channel = c.channel)),
heard as (
    select c.customer_id as holder, c.id, c.address_key, c.purpose, c.channel, c.decision, c.by_person, c.counts_at
    from counted c
    union
    select p.customer_id, c.id, c.address_key, c.purpose, c.channel, c.decision, c.by_person, c.counts_at
    from counted c join customers.contact_point p on p.key = c.address_key and p.kind = c.address_kind),
refusal as (
    select holder, purpose, channel, max(counts_at) as at from heard
    where decision in ('DENIED', 'WITHDRAWN') group by holder, purpose, channel),
topic as (select distinct holder, purpose, channel from heard),
answer as (
    select t.holder as customer_id, t.purpose, t.channel, a.kind, a.key, a.value, a.position,
           case when t.holder in (select customer_id from customers.too_young) then 'TOO_YOUNG'
                when bool_or(h.decision in ('GRANTED', 'CONFIRMED')
                        and (r.at is null or h.by_person and h.counts_at > r.at)) then 'GRANTED'
                when bool_or(h.decision = 'REQUESTED' and (r.at is null or h.counts_at > r.at)) then 'REQUESTED'
                when max(r.at) is not null then 'REFUSED'
                else 'NOT_ASKED' end as answer
    from topic t
    join customers.api_address a on a.customer_id = t.holder and a.channel = t.channel
    left join refusal r on r.holder = t.holder and r.purpose = t.purpose and r.channel = t.channel
    left join heard h on h.holder = t.holder and h.purpose = t.purpose and h.channel = t.channel
         and h.address_key = case when a.kind = 'POST' then '' else a.key end
    group by t.holder, t.purpose, t.channel, a.kind, a.key, a.value, a.position)
select answer.*,
       exists (select from customers.suppression s
               where s.lifted_at is null and s.address_kind = answer.kind
                 and s.address_hash = customers.address_hash(answer.kind, answer.key))
       or exists (select from customers.suppression s
               where s.lifted_at is null and s.address_kind = answer.kind and s.reason <> 'HARD_BOUNCE'
                 and (s.customer_id = answer.customer_id
                   or s.address_hash in (select customers.address_hash(a.kind, a.key) from customers.api_address a
                                         where a.customer_id = answer.customer_id and a.kind = answer.kind)))
       as suppressed
from answer;

-- Where somebody lives, for the file that brings the same people to another Perennial.
create or replace view customers.api_customer as
select c.id, c.name, c.language, c.birth_month, c.birth_day, c.birth_year, c.city, c.country, c.came_from, c.sample,
       c.created_at, customers.called(c.id, c.name) as called, c.street, c.postal_code
from customers.customer c;

-- How long the log of who did what is kept is said beside the log alone; whoever said it here meant the same.
update access.audit_rule set kept_days = r.days
from customers.retention r where r.name = 'customers.retention.audit' and r.days < kept_days and r.days >= 30;
delete from customers.retention where name = 'customers.retention.audit';
