-- Who cares for a customer. Somebody who sees only their own customers makes customers of their own: the setting is
-- theirs while their connection is, see afterMigrate__own_customers.sql.
alter table customers.customer add column in_charge uuid references access.staff on delete set null
    default nullif(current_setting('perennial.staff', true), '')::uuid;
create index on customers.customer (in_charge, name_key, id) where in_charge is not null;
create index customer_in_nobodys_charge on customers.customer (name_key, id) where in_charge is null;
