-- What comments speak of, in the owner's words. While there is none, the usual ones of such a business stand.
create table feedback.aspect (
    id      uuid primary key default uuidv7(),
    name    text not null unique check (name <> '' and length(name) <= 60),
    english text[] not null default '{}',
    german  text[] not null default '{}',
    french  text[] not null default '{}',
    spanish text[] not null default '{}'
);

-- What was read in an answer that has words, by which version of the reading; without a mood it says why not. What a
-- person of the staff set right stands, whoever reads it again.
create table feedback.comment (
    answer_id    uuid primary key references feedback.answer on delete cascade,
    customer_id  uuid references customers.customer,
    version      text not null,
    language     text not null,
    mood         text check (mood in ('NEGATIVE', 'NEUTRAL', 'POSITIVE')),
    why_not      text check (why_not in ('EMPTY', 'OTHER_LANGUAGE', 'LANGUAGE_UNCLEAR')),
    score        double precision check (score between -1 and 1),
    confidence   double precision check (confidence between 0 and 1),
    corrected    text check (corrected in ('NEGATIVE', 'NEUTRAL', 'POSITIVE')),
    corrected_at timestamptz,
    theme_id     uuid,
    read_at      timestamptz not null,
    check ((mood is null) = (why_not is not null)),
    check ((mood is null) = (score is null)),
    check ((corrected is null) = (corrected_at is null))
);
create index on feedback.comment (customer_id) where customer_id is not null;
create index on feedback.comment (version);

-- Which sentence of a comment speaks of what, and how.
create table feedback.comment_label (
    answer_id uuid not null references feedback.comment on delete cascade,
    aspect    text not null,
    starts    int not null check (starts >= 0),
    ends      int not null check (ends > starts),
    mood      text not null check (mood in ('NEGATIVE', 'NEUTRAL', 'POSITIVE')),
    primary key (answer_id, aspect, starts)
);
create index on feedback.comment_label (aspect);

-- What many comments have in common, named by words they share; lately are the last 30 days.
create table feedback.theme (
    id       uuid primary key default uuidv7(),
    language text not null,
    name     text not null,
    words    text[] not null,
    weights  double precision[] not null check (cardinality(weights) = cardinality(words)),
    comments int not null,
    lately   int not null,
    rising   boolean not null
);
alter table feedback.comment add foreign key (theme_id) references feedback.theme on delete set null;

-- What the business's own rated answers taught, one model a language; it is learned again, never restored.
create table feedback.mood_model (
    language   text primary key,
    model      bytea not null,
    texts      int not null,
    lexicon    double precision not null,
    used       double precision not null,
    learned_at timestamptz not null
);

-- Modules above read moods here: what was set right, else what was read.
create view feedback.api_comment as
select c.answer_id, c.customer_id, a.collected_at, c.language, coalesce(c.corrected, c.mood) as mood, c.score
from feedback.comment c join feedback.answer a on a.id = c.answer_id;
