-- Everybody at one firm: a search for “@example.com”, which thousands of addresses may share.
create index on customers.contact_point (split_part(key, '@', 2)) where kind = 'EMAIL';
