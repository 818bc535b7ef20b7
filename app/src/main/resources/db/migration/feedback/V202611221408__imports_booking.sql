-- Imports of every kind go by the same states.
alter table feedback.import drop constraint import_state_check;
update feedback.import set state = 'BOOKING' where state = 'ANSWERS';
alter table feedback.import add constraint import_state_check check (state in ('UPLOADED', 'LAYOUT', 'STAGING',
    'SORTING', 'CHECKED', 'CUSTOMERS', 'BOOKING', 'DONE', 'UNDOING', 'UNDONE', 'UNREADABLE'));
