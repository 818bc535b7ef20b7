-- What somebody set out to mend because people rate it low; question is the key of what is to be better rated.
create table insights.improvement (
    id          uuid primary key,
    question    text not null,
    title       text not null check (title <> ''),
    due_on      date not null,
    assigned_to uuid references access.staff on delete set null,
    made_by     uuid references access.staff on delete set null,
    made_at     timestamptz not null,
    done_at     timestamptz,
    done_by     uuid references access.staff on delete set null
);
create index on insights.improvement (due_on) where done_at is null;
