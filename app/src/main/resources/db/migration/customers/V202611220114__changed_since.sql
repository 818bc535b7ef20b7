-- Programs ask for whom has changed since they last asked.
create index on customers.customer (changed_at, id);
