-- The morning page looks for the most valuable among many from the top down.
create index trait_year_value on customers.trait (((traits ->> 'value_12_months')::bigint) desc, customer_id desc)
    where module = 'insights' and traits ? 'value_12_months';
