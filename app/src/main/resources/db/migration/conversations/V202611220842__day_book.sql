-- What happened on the days up to last night, added up, so that a report of a year does not look at each case: for each way to
-- speak and each of the staff, the lengths of all first answers and of all work in open seconds, when waits began (weekday times
-- 24 plus hour, Monday is 0), and counts.
create table conversations.day_book (
    day            date not null,
    via            text not null,
    person         uuid,
    answers        int[],
    promised       int not null,
    kept           int not null,
    worked         int[],
    solve_promised int not null,
    solve_kept     int not null,
    begun          smallint[],
    opened         int not null,
    closed         int not null,
    unique nulls not distinct (day, via, person)
);

-- The same by label, and by weeks: a case may carry many. day is the Monday.
create table conversations.day_book_label (
    day            date not null,
    via            text not null,
    person         uuid,
    label_id       uuid not null references conversations.label on delete cascade,
    answers        int[],
    promised       int not null,
    kept           int not null,
    worked         int[],
    solve_promised int not null,
    solve_kept     int not null,
    begun          smallint[],
    opened         int not null,
    closed         int not null,
    unique nulls not distinct (label_id, day, via, person)
);
create index on conversations.day_book_label (day);

-- How often somebody began to wait, whoever answered.
create table conversations.day_book_hour (
    day   date not null,
    via   text not null,
    hour  smallint not null check (hour between 0 and 23),
    times int not null check (times > 0),
    primary key (day, via, hour)
);

-- Up to which moment the days are added up, and by which clocks. What came after is looked at as it stands.
create table conversations.day_book_end (
    only_one boolean primary key default true check (only_one),
    until    timestamptz not null,
    zone     text not null
);

create index on conversations.wait (since);
