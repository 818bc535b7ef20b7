-- Imports of every kind go by the same states, and say of a rejected row what would be right.
alter table orders.import drop constraint import_state_check;
update orders.import set state = 'BOOKING' where state = 'ORDERS';
alter table orders.import add constraint import_state_check check (state in ('UPLOADED', 'LAYOUT', 'STAGING',
    'SORTING', 'CHECKED', 'CUSTOMERS', 'BOOKING', 'DONE', 'UNDOING', 'UNDONE', 'UNREADABLE'));
alter table orders.import_reject add column needed text not null default '';
