-- What is left of an erasure: that it was done, and how many rows it was about. While it is under way it names the
-- customer, afterwards nobody. The id is random and not by time.
create table customers.erasure (
    id          uuid primary key default gen_random_uuid(),
    customer_id uuid,
    asked_by    uuid references access.staff on delete set null,
    asked_at    timestamptz not null,
    done_at     timestamptz,
    rows        jsonb not null default '{}',
    digest      text check (length(digest) = 64),
    check ((done_at is null) = (customer_id is not null)),
    check ((done_at is null) = (digest is null))
);
create unique index on customers.erasure (customer_id) where customer_id is not null;
create index on customers.erasure (done_at desc) where done_at is not null;

-- Ids that were erased, and lead to nobody: when an older copy of this database comes back, they are looked for.
create table customers.erasure_journal (
    customer_id uuid primary key,
    at          timestamptz not null
);
