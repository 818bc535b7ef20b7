-- Whether two words of folded names may be the same one: equal, or one the initial of the other.
create function customers.words_agree(one text, other text) returns boolean language sql immutable parallel safe
return one = other
    or length(one) = 1 and starts_with(other, one)
    or length(other) = 1 and starts_with(one, other);

-- “mueller”, “müller” and “muller” are one word.
create function customers.plain_spelling(name_key text) returns text language sql immutable parallel safe
return replace(replace(replace(name_key, 'ae', 'a'), 'oe', 'o'), 'ue', 'u');

-- Whether two folded names may be one person's: nobody is called anything else by not being named, and else each word
-- of the shorter name has its like in the longer. Peter Maier is not Anna Maier; A. Maier may be either.
create function customers.names_agree(one text, other text) returns boolean language sql immutable parallel safe
return one = other or one = '' or other = '' or not exists (
    select from unnest(string_to_array(customers.plain_spelling(
        case when length(one) - length(replace(one, ' ', '')) <= length(other) - length(replace(other, ' ', ''))
            then one else other end), ' ')) short
    where not exists (
        select from unnest(string_to_array(customers.plain_spelling(
            case when length(one) - length(replace(one, ' ', '')) <= length(other) - length(replace(other, ' ', ''))
                then other else one end), ' ')) long
        where customers.words_agree(short, long)));
