alter table orders.import_row add column came_from text, add column campaign text;
alter table orders.import_customer add column came_from text, add column campaign text;
