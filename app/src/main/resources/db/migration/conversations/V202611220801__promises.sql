-- Within which open time somebody is answered and their case is done. The first that fits counts, in the order of position.
create table conversations.promise (
    id             uuid primary key default uuidv7(),
    position       int not null unique deferrable initially deferred,
    name           text not null check (name <> '' and char_length(name) <= 100),
    priority       text check (priority in ('LOW', 'NORMAL', 'HIGH', 'URGENT')),
    via            text check (via in ('EMAIL', 'CHAT', 'PHONE', 'SMS', 'TELEGRAM', 'WHATSAPP')),
    account_id     uuid references messaging.account on delete cascade,
    trait          text,
    trait_value    text,
    place_id       uuid not null references hours.place,
    answer_minutes int check (answer_minutes between 1 and 100000),
    solve_minutes  int check (solve_minutes between 1 and 1000000),
    check (num_nonnulls(answer_minutes, solve_minutes) > 0),
    check (num_nonnulls(via, account_id) < 2),
    check (num_nulls(trait, trait_value) <> 1)
);

-- When it was up to us, from one moment to the other; the case's clock runs then and rests between.
create table conversations.turn (
    case_id  uuid not null references conversations.case_file on delete cascade,
    began_at timestamptz not null,
    ended_at timestamptz,
    primary key (case_id, began_at),
    check (ended_at is null or ended_at >= began_at)
);
create unique index on conversations.turn (case_id) where ended_at is null;

-- Each time a customer waited for words of ours. hour is the hour of the day at which it began by the clocks of the place, and
-- nothing when the doors were closed. What has ended stays as it was counted, whatever becomes of the hours.
create table conversations.wait (
    case_id      uuid not null references conversations.case_file on delete cascade,
    since        timestamptz not null,
    is_first     boolean not null,
    via          text not null,
    account_id   uuid,
    hour         smallint check (hour between 0 and 23),
    due_at       timestamptz,
    ended_at     timestamptz,
    answered     boolean not null default false,
    answered_by  uuid references access.staff on delete set null,
    open_seconds bigint check (open_seconds >= 0),
    primary key (case_id, since),
    check (not answered or ended_at is not null),
    check ((open_seconds is null) = (ended_at is null))
);
create index on conversations.wait (ended_at) where answered;

-- The deadlines of a case as they stand; those of a closed case as they stood.
create table conversations.deadline (
    case_id       uuid primary key references conversations.case_file on delete cascade,
    promise_id    uuid references conversations.promise on delete set null,
    place_id      uuid not null references hours.place,
    answer_by     timestamptz,
    solve_by      timestamptz,
    due_at        timestamptz generated always as (least(answer_by, solve_by)) stored,
    soon_at       timestamptz,
    worked        bigint,
    kept          boolean,
    frozen        boolean not null default false,
    check (frozen = (worked is not null))
);
create index on conversations.deadline (due_at) where not frozen;
create index on conversations.deadline (soon_at) where not frozen;
