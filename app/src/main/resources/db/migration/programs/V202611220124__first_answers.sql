create schema programs;

-- Every module answers programs now, so what was answered first is kept below them all; whom it tells of is named,
-- so that erasing a customer takes it along.
alter table orders.first_answer set schema programs;
alter table programs.first_answer add column customer_id uuid;
create index on programs.first_answer (at);
create index on programs.first_answer (customer_id) where customer_id is not null;
