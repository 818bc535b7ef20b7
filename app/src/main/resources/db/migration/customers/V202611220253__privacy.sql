-- Whether a text names somebody: by an address, or by an id of theirs.
create function customers.mentions(text text, ids text[], patterns text[]) returns boolean language sql immutable
return lower(text) like any(patterns) or exists (
    select from regexp_matches(text, '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}', 'g') found
    where found[1] = any(ids));
