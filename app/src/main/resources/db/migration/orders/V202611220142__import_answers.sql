-- What a file says about news by e-mail and text message, and where whoever brings it says these answers come from;
-- without that they are not written.
alter table orders.import add column consent_origin text;
alter table orders.import_row add column news_by_email boolean;
alter table orders.import_row add column news_by_sms boolean;
alter table orders.import_customer add column news_by_email boolean;
alter table orders.import_customer add column news_by_sms boolean;
alter table orders.import_customer add column line bigint;
