-- A file of answers and how far it is; mark counts what is done of the step under way, of total.
create table feedback.import (
    id          uuid primary key default uuidv7(),
    file_id     uuid references platform.stored_file on delete set null,
    file_name   text not null,
    sha256      text not null,
    source      text not null check (source <> ''),
    state       text not null check (state in ('UPLOADED', 'LAYOUT', 'STAGING', 'SORTING', 'CHECKED', 'CUSTOMERS',
                    'ANSWERS', 'DONE', 'UNDOING', 'UNDONE', 'UNREADABLE')),
    mark        bigint not null default 0,
    total       bigint not null default 0,
    layout      jsonb,
    expected    jsonb,
    outcome     jsonb,
    problem     text,
    problem_at  bigint,
    brought_by  uuid references access.staff on delete set null,
    brought_at  timestamptz not null,
    finished_at timestamptz,
    undone_at   timestamptz
);
create index on feedback.import (sha256);

alter table feedback.answer add column import_id uuid references feedback.import;
create index on feedback.answer (import_id) where import_id is not null;

-- What an import works with between the file and the store; all of it goes when the import is done, except what was
-- rejected. One row for each answer of a row of the file; asked is its place among the layout's questions.
create table feedback.import_answer (
    import_id     uuid not null references feedback.import on delete cascade,
    line          bigint not null,
    asked         int not null,
    submission    text not null,
    numbered      boolean not null,
    submission_id uuid,
    known         boolean not null default false,
    at            timestamptz not null,
    person_key    text,
    number        text,
    name          text,
    email         text,
    phone         text,
    product       text,
    place         text,
    channel       text,
    language      text,
    score         double precision,
    option_id     text,
    truth         boolean,
    text          text,
    primary key (import_id, line, asked)
);
create index on feedback.import_answer (import_id, submission_id, asked, line);

create table feedback.import_person (
    import_id  uuid not null references feedback.import on delete cascade,
    n          int not null,
    person_key text not null,
    number     text,
    name       text,
    email      text,
    phone      text,
    primary key (import_id, n)
);
create index on feedback.import_person (import_id, person_key);

-- A row that could not come in, why, and what would be right; kept so that it can be mended.
create table feedback.import_reject (
    import_id uuid not null references feedback.import on delete cascade,
    line      bigint not null,
    position  int not null,
    reason    text not null,
    value     text not null,
    needed    text not null,
    primary key (import_id, line)
);
