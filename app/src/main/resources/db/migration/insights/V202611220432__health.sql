-- How many customers were known at the cut; the check looks at no more than about a hundred thousand of them.
alter table insights.hold_out add column known bigint;

-- What could be learned beyond the purchase model, held against it on a hidden part of the past.
create table insights.second_opinion (
    run_id        uuid not null references insights.run on delete cascade,
    kind          text not null check (kind in ('FIRST_SPEND', 'LEARNED')),
    used          boolean not null,
    cut_on        date not null,
    ends_on       date not null check (ends_on > cut_on),
    model_error   double precision not null,
    opinion_error double precision not null,
    primary key (run_id, kind)
);

-- One line a day on how the models do, longer kept than runs: so that a change in customers is seen.
-- newcomer_* is how often somebody new is expected to come back within a year, with the range of that estimate.
create table insights.model_day (
    day           date primary key,
    worked_out_at timestamptz not null,
    customers     bigint not null,
    purchase_days bigint not null,
    model         text not null check (model in ('BG_NBD', 'MBG_NBD')),
    newcomer      double precision not null,
    newcomer_low  double precision not null,
    newcomer_high double precision not null,
    mean_error    double precision,
    naive_error   double precision,
    covered       double precision,
    opinion       text check (opinion in ('FIRST_SPEND', 'LEARNED')),
    check (newcomer_low <= newcomer and newcomer <= newcomer_high)
);
