-- Somebody who does not want to be judged by scores: the row is the objection.
create table customers.objection (
    id          uuid primary key default uuidv7(),
    customer_id uuid not null references customers.customer on delete cascade,
    what        text not null check (what in ('PROFILING')),
    noted_by    uuid references access.staff on delete set null,
    since       timestamptz not null,
    unique (customer_id, what)
);

-- What the business says about itself in its notice, and below which age nobody is profiled.
create table customers.privacy_setting (
    only_one  boolean primary key default true check (only_one),
    address   text not null default '',
    contact   text not null default '',
    officer   text not null default '',
    authority text not null default '',
    least_age smallint check (least_age between 1 and 21)
);
insert into customers.privacy_setting default values;

-- Whoever makes lists or scores leaves these out: who objected, and who is known to be too young.
create view customers.api_unprofiled as
select customer_id from customers.objection where what = 'PROFILING'
union
select c.id from customers.customer c cross join customers.privacy_setting s
where s.least_age is not null and c.birth_year is not null
  and make_date(c.birth_year, c.birth_month, least(c.birth_day, 28)) > current_date - make_interval(years => s.least_age);

-- What somebody asked under privacy law, and whether it was answered in time. Without the person it still says that
-- it was.
create table customers.privacy_request (
    id          uuid primary key default uuidv7(),
    customer_id uuid references customers.customer on delete set null,
    kind        text not null check (kind in ('ACCESS', 'CORRECTION', 'OBJECTION', 'ERASURE', 'PORTABILITY')),
    asked_on    date not null,
    due_on      date not null check (due_on >= asked_on),
    noted_by    uuid references access.staff on delete set null,
    answered_at timestamptz,
    answered_by uuid references access.staff on delete set null
);
create index on customers.privacy_request (customer_id);
create index on customers.privacy_request (due_on) where answered_at is null;

create view customers.api_privacy_request as
select id, customer_id, kind, asked_on, due_on from customers.privacy_request where answered_at is null;
