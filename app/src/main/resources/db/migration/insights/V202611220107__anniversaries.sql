create index on insights.customer_value (first_day);
