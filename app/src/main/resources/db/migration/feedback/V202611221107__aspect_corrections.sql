-- What a person of the staff says a sentence is about, and how; without a mood, that it is not about it. It stands,
-- whoever reads the comment again.
create table feedback.aspect_correction (
    answer_id    uuid not null references feedback.comment on delete cascade,
    aspect       text not null,
    starts       int not null check (starts >= 0),
    ends         int not null check (ends > starts),
    mood         text check (mood in ('NEGATIVE', 'NEUTRAL', 'POSITIVE')),
    corrected_at timestamptz not null,
    primary key (answer_id, aspect, starts)
);

-- Words that corrections taught: they name the aspect, or, with a minus before them, do not. Learned again each night.
create table feedback.aspect_word (
    aspect   text not null,
    language text not null,
    word     text not null check (word <> ''),
    primary key (aspect, language, word)
);
