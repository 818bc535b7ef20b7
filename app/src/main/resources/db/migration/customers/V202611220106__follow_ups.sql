-- How often a task was done and taken back; each time is an entry of its own on the timeline. Those done before this
-- was counted have had their first entry.
alter table customers.task add column turn int not null default 0;
update customers.task set turn = 1 where done_at is not null;
create index on customers.task (done_at desc, id desc) where done_at is not null;
create index on customers.task (due_on, id) where done_at is null;
drop index customers.task_due_on_idx;

-- Somebody is expected, or goes to see somebody. moves counts how often it was changed, as calendars want to know.
create table customers.appointment (
    id           uuid primary key default uuidv7(),
    customer_id  uuid not null references customers.customer on delete cascade,
    title        text not null check (title <> ''),
    starts_at    timestamptz not null,
    minutes      int not null check (minutes between 5 and 1440),
    place        text,
    with_staff   uuid references access.staff on delete set null,
    remind_at    timestamptz check (remind_at <= starts_at),
    moves        int not null default 0,
    made_by      uuid references access.staff on delete set null,
    made_at      timestamptz not null,
    changed_at   timestamptz not null,
    cancelled_by uuid references access.staff on delete set null,
    cancelled_at timestamptz
);
create index on customers.appointment (starts_at, id) where cancelled_at is null;
create index on customers.appointment (customer_id);

create view customers.api_appointment as
select id, customer_id, title, starts_at, starts_at + make_interval(mins => minutes) as ends_at, place, with_staff,
       remind_at, moves, cancelled_at
from customers.appointment;
