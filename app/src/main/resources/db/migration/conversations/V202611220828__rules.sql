-- What happens by itself: when …, and if all conditions hold, then ….
create table conversations.rule (
    id       uuid primary key default uuidv7(),
    position int not null,
    trigger  text not null check (trigger in ('MESSAGE', 'OPENED', 'CLOSED', 'WAITS', 'SILENT')),
    after    int check (after > 0),
    active   boolean not null default true,
    made_by  uuid references access.staff on delete set null,
    made_at  timestamptz not null,
    check ((trigger in ('WAITS', 'SILENT')) = (after is not null))
);

create table conversations.rule_part (
    rule_id uuid not null references conversations.rule on delete cascade,
    n       int not null,
    side    text not null check (side in ('IF', 'THEN')),
    kind    text not null,
    value   text not null,
    primary key (rule_id, side, n)
);

-- What a rule has looked at already: once for each occasion.
create table conversations.rule_run (
    rule_id uuid not null references conversations.rule on delete cascade,
    case_id uuid not null references conversations.case_file on delete cascade,
    key     text not null,
    at      timestamptz not null,
    primary key (rule_id, case_id, key)
);
create index on conversations.rule_run (case_id);
