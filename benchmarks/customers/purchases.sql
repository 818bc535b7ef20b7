-- Gives every purchase activity that people.sql invented its purchase with one line, and now and then a refund:
-- what the pages of orders, Today and the model run are measured on.
-- psql -f benchmarks/customers/purchases.sql
\set ON_ERROR_STOP on

insert into orders.product (source, sku, name, category)
select 'benchmark', 'P' || n, 'Product ' || n, 'Shelf ' || n % 12 from generate_series(1, 500) n;

create temporary table product as
select row_number() over (order by sku) - 1 i, id from orders.product where source = 'benchmark';

insert into orders.purchase (id, customer_id, source, external_id, at, currency, total_minor, home_minor, channel)
select id, customer_id, 'benchmark', source, at, currency, amount_minor, amount_minor,
    case when hashtext(source) % 3 = 0 then 'web' else 'shop' end
from customers.activity where kind = 'orders.purchase' and source like 'benchmark:%';

insert into orders.purchase_line (purchase_id, line, product_id, quantity, total_minor)
select u.id, 1, p.id, 1, u.total_minor
from orders.purchase u join product p on p.i = (hashtext(u.external_id) & 2147483647) % 500
where u.source = 'benchmark';

insert into orders.refund (purchase_id, customer_id, source, external_id, at, currency, total_minor, home_minor)
select id, customer_id, source, external_id, at + interval '1 day', currency, total_minor, home_minor
from orders.purchase where source = 'benchmark' and hashtext(external_id) % 200 = 0;

update customers.customer set birth_month = 1 + n % 12, birth_day = 1 + n % 28
from (select customer_id, external_id::int n from customers.external_id where source = 'till') till
where till.customer_id = id and n % 2 = 0;

vacuum analyze orders.purchase, orders.purchase_line, orders.refund, customers.customer;
