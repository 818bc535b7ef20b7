create schema insights;

-- One working-out of all figures. At most one waits and one runs, so that any number of causes makes one run.
create table insights.run (
    id          uuid primary key default uuidv7(),
    state       text not null check (state in ('WAITING', 'RUNNING', 'DONE', 'FAILED')),
    cause       text not null check (cause in ('IMPORT', 'PURCHASE', 'NIGHT', 'HAND')),
    wanted_at   timestamptz not null,
    started_at  timestamptz,
    finished_at timestamptz,
    attempts    int not null default 0,
    step        text check (step in ('READING', 'FITTING', 'CHECKING', 'WRITING')),
    done_share  real not null default 0 check (done_share between 0 and 1),
    problem     text,
    check ((state = 'WAITING') = (started_at is null)),
    check ((state in ('DONE', 'FAILED')) = (finished_at is not null))
);
create unique index run_waiting on insights.run (state) where state = 'WAITING';
create unique index run_running on insights.run (state) where state = 'RUNNING';
create index on insights.run (finished_at desc) where state = 'DONE';

-- What the run saw. Days are the business's own; money is in its currency, minor units, refunds taken off.
-- lacks says what was missing for a model, empty when one was made.
create table insights.picture (
    run_id              uuid primary key references insights.run on delete cascade,
    first_day           date,
    as_of               date,
    customers           bigint not null,
    returning_customers bigint not null,
    purchase_days       bigint not null,
    purchases           bigint not null,
    anonymous_purchases bigint not null,
    anonymous_minor     bigint not null,
    unpriced_purchases  bigint not null,
    revenue_minor       bigint not null,
    gap_days            double precision,
    horizon_days        int not null check (horizon_days > 0),
    settled_customers   bigint not null,
    settled_returned    bigint not null,
    top_fifth_share     double precision,
    gini                double precision,
    slipping_customers  bigint not null,
    slipping_minor      bigint not null,
    lost_customers      bigint not null,
    lacks               text check (lacks in ('PURCHASES', 'RETURNING', 'WEEKS')),
    check ((first_day is null) = (as_of is null)),
    check (returning_customers <= customers)
);

-- One fitted model. The chosen purchase model is the one under which the past was likelier.
create table insights.fit (
    run_id         uuid not null references insights.run on delete cascade,
    model          text not null check (model in ('BG_NBD', 'MBG_NBD', 'GAMMA_GAMMA')),
    chosen         boolean not null,
    parameters     double precision[] not null,
    log_likelihood double precision not null,
    note           text,
    primary key (run_id, model)
);

-- What returning customers will bring, all together; low and high enclose nine in ten outcomes.
create table insights.forecast (
    run_id         uuid not null references insights.run on delete cascade,
    months         int not null,
    purchases      double precision not null,
    purchases_low  double precision not null,
    purchases_high double precision not null,
    value_minor    bigint not null,
    value_low      bigint not null,
    value_high     bigint not null,
    primary key (run_id, months),
    check (purchases_low <= purchases and purchases <= purchases_high),
    check (value_low <= value_minor and value_minor <= value_high)
);

-- The model and two naive guesses, made without the last part of the past and checked on it.
create table insights.hold_out (
    run_id         uuid not null references insights.run on delete cascade,
    guess          text not null check (guess in ('MODEL', 'SAME_RATE', 'QUIET_ARE_GONE')),
    cut_on         date not null,
    ends_on        date not null check (ends_on > cut_on),
    customers      bigint not null,
    actual         bigint not null,
    expected       double precision not null,
    mean_error     double precision not null,
    covered        double precision,
    primary key (run_id, guess)
);

-- Repeat purchase days of the customers known at the cut, week by week; predicted from the cut on.
create table insights.week (
    run_id    uuid not null references insights.run on delete cascade,
    starts_on date not null,
    actual    bigint not null,
    predicted double precision,
    low       double precision,
    high      double precision,
    primary key (run_id, starts_on)
);

-- How many customers brought how much; without from_minor: nothing, or less than nothing.
create table insights.value_band (
    run_id      uuid not null references insights.run on delete cascade,
    position    int not null,
    from_minor  bigint,
    below_minor bigint,
    customers   bigint not null,
    value_minor bigint not null,
    primary key (run_id, position)
);

-- The Lorenz curve: the customers who bring least, up to this share of all, bring this share of the revenue.
create table insights.share_point (
    run_id         uuid not null references insights.run on delete cascade,
    customer_share double precision not null,
    revenue_share  double precision not null,
    primary key (run_id, customer_share)
);

-- Of those who first bought in a month, how many bought again so many months later. Only whole months.
create table insights.cohort (
    run_id    uuid not null references insights.run on delete cascade,
    month     date not null,
    age       int not null check (age >= 0),
    customers bigint not null,
    active    bigint not null check (active <= customers),
    primary key (run_id, month, age)
);

-- What a customer is worth, as of the last run; what changes by the mere passing of a day is not kept.
-- churn_risk is the probability of no purchase within the run's horizon. value_at_risk_minor is what twelve months
-- should bring if the customer has not left, times that probability.
create table insights.customer_value (
    customer_id         uuid primary key references customers.customer on delete cascade,
    first_day           date not null,
    last_day            date not null check (last_day >= first_day),
    purchase_days       int not null check (purchase_days > 0),
    value_minor         bigint not null,
    mean_spend_minor    bigint not null,
    typical_gap_days    double precision,
    standing            text not null check (standing in ('ONCE', 'REGULAR', 'SLIPPING', 'LOST', 'UNKNOWN')),
    alive               real,
    churn_risk          real,
    purchases_3_months  real,
    purchases_12_months real,
    value_12_minor      bigint,
    value_12_low        bigint,
    value_12_high       bigint,
    value_at_risk_minor bigint not null,
    next_expected_on    date
);
create index on insights.customer_value (value_minor desc, customer_id);
create index on insights.customer_value (value_at_risk_minor desc, customer_id) where standing = 'SLIPPING';
create index on insights.customer_value (last_day, customer_id) where standing = 'SLIPPING';
create index on insights.customer_value (churn_risk desc, customer_id) where standing = 'SLIPPING';
