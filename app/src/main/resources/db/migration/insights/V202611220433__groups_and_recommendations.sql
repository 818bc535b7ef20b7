-- Customers who are alike, as the last night found them. A group keeps its row, and so its name, as long as a later
-- night finds an heir to its centre; a group nobody continues goes. The centre is in the units of its measures, told
-- in the order of the code.
create table insights.customer_group (
    id            uuid primary key default uuidv7(),
    name          text not null unique,
    customers     bigint not null check (customers > 0),
    revenue_minor bigint not null,
    centre        double precision[] not null,
    since         date not null
);

-- What sets a group apart: medians of the group and of all others, in the unit of the measure, and how large the
-- difference is in standard deviations.
create table insights.group_distinction (
    group_id uuid not null references insights.customer_group on delete cascade,
    measure  text not null,
    effect   double precision not null,
    own      double precision not null,
    others   double precision not null,
    primary key (group_id, measure)
);

-- How sure the groups are: the one row of the last night. Without enough customers there are no groups found, only
-- those by recency, frequency and money, which need no more than one customer.
create table insights.grouping (
    one         boolean primary key default true check (one),
    as_of       date not null,
    customers   bigint not null,
    agreement   double precision check (agreement between -1 and 1),
    stable      boolean not null,
    worked_out  timestamptz not null
);

-- In which groups a customer is.
create table insights.grouped (
    customer_id uuid primary key references customers.customer on delete cascade,
    rfm         text not null check (rfm in ('CHAMPION', 'LOYAL', 'NEW', 'PROMISING', 'NEEDS_ATTENTION',
                                             'ABOUT_TO_SLEEP', 'AT_RISK', 'CANNOT_LOSE', 'HIBERNATING', 'LOST')),
    group_id    uuid references insights.customer_group on delete set null
);
create index on insights.grouped (rfm);
create index on insights.grouped (group_id);

-- What a customer would like, five of each list at most, with the facts behind it.
create table insights.recommendation (
    customer_id uuid not null references customers.customer on delete cascade,
    list        text not null check (list in ('AGAIN', 'NEW')),
    place       smallint not null check (place between 1 and 5),
    product_id  uuid not null references orders.product on delete cascade,
    because_id  uuid references orders.product on delete cascade,
    times       int,
    every_days  double precision,
    last_on     date,
    both_bought int,
    of_buyers   int,
    primary key (customer_id, list, place),
    check ((list = 'AGAIN') = (last_on is not null)),
    check ((list = 'NEW') = (because_id is not null))
);
create index on insights.recommendation (product_id);
create index on insights.recommendation (because_id);

-- How good such lists were on the shop's own past; the one row of the last night. Figures are empty where too few
-- customers could be asked.
create table insights.recommendation_check (
    one               boolean primary key default true check (one),
    as_of             date not null,
    customers         bigint not null,
    products          bigint not null,
    products_left_out bigint not null,
    cut_on            date,
    asked             bigint not null,
    hits              double precision,
    hits_low          double precision,
    hits_high         double precision,
    hits_sellers      double precision,
    asked_new         bigint not null,
    hits_new          double precision,
    hits_new_low      double precision,
    hits_new_high     double precision,
    hits_new_sellers  double precision,
    coverage          double precision,
    worked_out        timestamptz not null
);

-- Products that are never recommended, such as postage or what is no longer made.
create table insights.excluded_product (
    product_id  uuid primary key references orders.product on delete cascade,
    excluded_by uuid,
    excluded_at timestamptz not null
);
