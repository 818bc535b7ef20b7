create schema feedback;

-- What was asked, for good: a series of answers has one scale, so that two of different scales never mix. Answers at
-- good_at and beyond it are good, at bad_at and beyond it bad; which way is beyond, polarity says.
create table feedback.question (
    id       uuid primary key default uuidv7(),
    key      text not null unique check (key <> ''),
    kind     text not null check (kind in ('NPS', 'CSAT', 'CES', 'STARS', 'RATING', 'NUMBER', 'YES_NO', 'CHOICE',
                 'DATE', 'TEXT')),
    low      double precision,
    high     double precision,
    polarity text not null check (polarity in ('HIGH_IS_GOOD', 'LOW_IS_GOOD', 'NEITHER')),
    good_at  double precision,
    bad_at   double precision,
    overall  boolean not null default false,
    check ((low is null) = (high is null) and low < high),
    check ((good_at is null) = (bad_at is null)),
    check (case polarity when 'HIGH_IS_GOOD' then bad_at < good_at
                         when 'LOW_IS_GOOD' then good_at < bad_at
                         else good_at is null end)
);

-- How it was put; a question may be put in other words or another language and stay the same question.
create table feedback.wording (
    id          uuid primary key default uuidv7(),
    question_id uuid not null references feedback.question on delete cascade,
    language    text check (language ~ '^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$'),
    words       text not null check (words <> ''),
    unique nulls not distinct (question_id, language, words)
);

-- Hides the numbers of submissions, which may be an order's or a person's.
create table feedback.number_key (
    only_one boolean primary key default true check (only_one),
    secret   bytea not null check (length(secret) = 64)
);
insert into feedback.number_key (secret)
select sha512(uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid()));

-- A submission is known for ever by its source and its number there, and leads to neither.
create function feedback.submission_id(source text, number text) returns uuid language sql stable
return (select encode(substr(sha256(k.secret || sha256(k.secret || convert_to(source || chr(31) || number, 'UTF8'))),
                      1, 16), 'hex')::uuid
        from feedback.number_key k);

-- One row for each answered question, whatever it was asked by; those of one submission share its id. What is erased
-- leaves a row that says no more than that the submission was known, so that an old file does not bring it back.
create table feedback.answer (
    id            uuid primary key default uuidv7(),
    submission_id uuid not null,
    question_id   uuid not null references feedback.question,
    wording_id    uuid not null references feedback.wording,
    customer_id   uuid references customers.customer,
    collected_at  timestamptz not null,
    source_type   text not null check (source_type in ('IMPORT', 'SURVEY', 'REVIEW', 'PROGRAM', 'REMARK')),
    source        text not null check (source <> ''),
    number        double precision,
    option_id     text check (option_id <> ''),
    truth         boolean,
    day           date,
    text          text check (text <> ''),
    product       text,
    place         text,
    channel       text,
    language      text check (language ~ '^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$'),
    sample        boolean not null default false,
    erased        boolean not null default false,
    unique nulls not distinct (submission_id, question_id, option_id),
    check (erased or num_nonnulls(number, option_id, truth, day, text) = 1)
);
create index on feedback.answer (question_id, collected_at) include (number, customer_id);
create index on feedback.answer (customer_id, collected_at) where customer_id is not null;
create index on feedback.answer (collected_at, id);
create index on feedback.answer (id) where text is not null;

-- An answer stays what was answered. It may lose its person and its words, and pass to whom the person became.
create function feedback.keep_answers() returns trigger language plpgsql as $$
begin
    if (new.submission_id, new.question_id, new.wording_id, new.collected_at, new.source_type, new.source, new.number,
            new.option_id, new.truth, new.day, new.product, new.place, new.channel, new.language)
        is distinct from (old.submission_id, old.question_id, old.wording_id, old.collected_at, old.source_type,
            old.source, old.number, old.option_id, old.truth, old.day, old.product, old.place, old.channel, old.language)
        or new.text is distinct from old.text and new.text is not null then
        raise exception 'answers are never changed';
    end if;
    return new;
end $$;
create trigger answers_stay before update on feedback.answer for each row execute function feedback.keep_answers();

-- 1 good, 0 neither, -1 bad; empty where the scale has no boxes.
create function feedback.box(number double precision, polarity text, good_at double precision, bad_at double precision)
returns smallint language sql immutable
return case polarity
    when 'HIGH_IS_GOOD' then case when number >= good_at then 1 when number <= bad_at then -1 when number is not null and good_at is not null then 0 end
    when 'LOW_IS_GOOD' then case when number <= good_at then 1 when number >= bad_at then -1 when number is not null and good_at is not null then 0 end
end::smallint;

-- Modules above read answers here.
create view feedback.api_answer as
select a.id, a.submission_id, a.customer_id, a.collected_at, a.source_type, a.source, a.question_id, q.key as question,
       q.kind, q.low, q.high, q.polarity, q.good_at, q.bad_at, q.overall, w.words as wording, a.number, a.option_id,
       a.truth, a.day, a.text, a.product, a.place, a.channel, a.language,
       feedback.box(a.number, q.polarity, q.good_at, q.bad_at) as box
from feedback.answer a
join feedback.question q on q.id = a.question_id
join feedback.wording w on w.id = a.wording_id;

create view feedback.api_question as
select q.id, q.key, q.kind, q.low, q.high, q.polarity, q.good_at, q.bad_at, q.overall,
       (select w.words from feedback.wording w where w.question_id = q.id order by w.id desc limit 1) as wording
from feedback.question q;
