-- Invents people with activities and values, straight into the tables: what SearchTimes measures on.
-- psql -v people=1000000 -v activities=10000000 -f benchmarks/customers/people.sql
-- The same numbers give the same people. Some names are common, most are rare, a third write with accents.
\set ON_ERROR_STOP on

create temporary table word (kind text, i int, word text);
insert into word
select kind, ordinality - 1, word
from (values
    ('given', string_to_array('Maria Anna Eva Lena Sophie Emma Laura Julia Marie Katharina Lukas Jakob Felix Paul Jonas Maximilian Elias David Tobias Simon Zoë José André Łukasz Søren Jürgen Günther Aïcha Chloé Renée Björn Åsa Noémie Raphaël Oğuz Şebnem Çiğdem Ana-Maria Jean-Luc Mary', ' ')),
    ('start', string_to_array('Hub Gru Mül Stei Wag Pich Mos May Hof Leit Fuch Bau Eder Fisch Schmid Web Schwar Schnei Reit Brun Win Lech Koll Hag Egg Krai Zau Dorf Ober Unter O’Bri D’Ang', ' ')),
    ('end', string_to_array('er ner ler mann inger bauer hofer ecker stätter meier berger auer huber egger lechner wirth schmied eder reiter ßner øe ski ić öğlu', ' '))
) lists (kind, words), unnest(words) with ordinality as each (word, ordinality);

create temporary table someone as
select n, uuidv7(make_interval(secs => n - :people)) id,
    given.word || ' ' || start.word || ending.word || case when n % 7 < 3 then '' else ' ' || (n % 977)::text end as name
from generate_series(1, :people) n
join word given on given.kind = 'given' and given.i = (hashint4(n) & 2147483647) % 2000 % 40
join word start on start.kind = 'start' and start.i = (hashint4(n + 7) & 2147483647) % 31
join word ending on ending.kind = 'end' and ending.i = (hashint4(n + 13) & 2147483647) % 23;

-- The folding of the application, as far as these names need it.
create function pg_temp.fold(text) returns text language sql immutable
return regexp_replace(translate(replace(replace(lower($1), 'ß', 'ss'), '’', ''),
    'äöüëéïçğışøåłć-', 'aoueeicgisoalc '), '\s+', ' ', 'g');

insert into customers.customer (id, name, name_key, city, came_from, search, created_at, changed_at)
select id, name, pg_temp.fold(name), 'Town ' || n % 211, 'benchmark',
    ' ' || pg_temp.fold(name) || ' ' || replace(pg_temp.fold(name), ' ', '.') || n || '@mail' || n % 19 || '.example'
        || case when n % 3 = 0 then ' +43664' || lpad(n::text, 7, '0') else '' end,
    now() - make_interval(secs => n), now() - make_interval(secs => n)
from someone;

insert into customers.contact_point (customer_id, kind, value, key)
select id, 'EMAIL', replace(pg_temp.fold(name), ' ', '.') || n || '@mail' || n % 19 || '.example',
    replace(pg_temp.fold(name), ' ', '.') || n || '@mail' || n % 19 || '.example'
from someone
union all
select id, 'PHONE', '0664 ' || lpad(n::text, 7, '0'), '+43664' || lpad(n::text, 7, '0') from someone where n % 3 = 0;

insert into customers.external_id (source, external_id, customer_id) select 'till', n::text, id from someone;

insert into customers.trait (customer_id, module, traits, changed_at)
select id, 'insights', jsonb_build_object('value', (hashint4(n) & 2147483647) % 90000), now() from someone where n % 10 < 8;

insert into customers.activity (customer_id, kind, at, source, amount_minor, currency)
select s.id, case when k % 9 = 0 then 'customers.note' else 'orders.purchase' end,
    now() - make_interval(hours => k * (20 + s.n % 1500) + s.n % 24), 'benchmark:' || s.n || ':' || k, 500 + (s.n * k) % 5000, 'EUR'
from someone s cross join generate_series(1, :activities / :people) k;

vacuum analyze customers.customer, customers.contact_point, customers.activity, customers.trait, customers.external_id;
