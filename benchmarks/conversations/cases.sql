-- Invents cases with their messages, waits and deadlines, straight into the tables: what ReportsBenchmark, pages.sh and
-- LiveBenchmark measure on.
-- psql -v cases=200000 -f benchmarks/conversations/cases.sql
-- Two years up to now, five messages of forty words to a case, six staff, four ways to speak, twenty labels, the customers
-- that are there (customers/people.sql), two to a customer. One case in fifty of the older ones is still open, and a third
-- of the last week's. The same number gives the same.
\set ON_ERROR_STOP on
set work_mem = '256MB';

create temporary table chance as
select n, now() - make_interval(secs => (:cases - n) * 63072000.0 / :cases) as at, hashint4(n) & 2147483647 as a,
    hashint4(n + 7919) & 2147483647 as b
from generate_series(1, :cases) n;

insert into access.staff (email, name, role, password, created_at)
select 'staff' || n || '@benchmark.example', 'Staff ' || n, 'STAFF', 'no password', now() from generate_series(1, 6) n
on conflict do nothing;
create temporary table crew as
select row_number() over (order by email) - 1 as i, id from access.staff where email like 'staff%@benchmark.example';

insert into conversations.label (name, key) select 'Label ' || n, 'label ' || n from generate_series(1, 20) n
on conflict do nothing;

create temporary table people as
select row_number() over (order by id) - 1 as n, id from customers.customer;
create index on people (n);
analyze people;

-- Words of a language of its own, common ones often and rare ones seldom; fifty thousand runs of ten; four to a message.
create temporary table vocabulary as
select row_number() over (order by hashtext(c || b || a)) as n, a || b || c as word
from unnest(string_to_array('bre kon ma li ter su po ra ne vi del fo gra hu jo kas lu mi no pla ri sto ta un ver wi zo bla cre da', ' ')) a,
    unnest(string_to_array('ba ce di fo gu ha ki le mo nu pa qui re so tu va we xi yo zu ch st ter nen ber gen lich ung ion mar', ' ')) b,
    unnest(string_to_array('d n r s t l m k p g f b z x w v ck nd rt st ss ll mm nn pf tz en er es em', ' ')) c;
create temporary table run as
select picked.n, string_agg(v.word, ' ') as words
from (select n, 1 + floor(power((hashint4(n * 211 + k) & 2147483647) / 2147483647.0, 3) * 26999) as word_n
    from generate_series(0, 49999) n, generate_series(1, 10) k) picked
join vocabulary v on v.n = picked.word_n
group by picked.n;
create index on run (n);
analyze run;
create temporary table message as
select c.n, seq, string_agg(r.words, ' ') || ' order ' || 10000 + c.n as body
from generate_series(1, :cases) c (n), generate_series(1, 5) seq, generate_series(1, 4) k, run r
where r.n = (hashint4(c.n * 43 + seq * 7 + k) & 2147483647) % 50000
group by c.n, seq;
create index on message (n);
analyze message;

create temporary table opened as
select c.n, uuidv7(c.at - now()) as id, c.at, c.a, c.b,
    (array['EMAIL', 'EMAIL', 'EMAIL', 'CHAT', 'PHONE', 'WHATSAPP'])[1 + c.a % 6] as via, w.id as staff,
    make_interval(mins => 3 + c.a % 400) as first, make_interval(mins => 500 + c.b % 9000) as whole,
    case when c.at < now() - interval '8 days' then c.b % 50 > 0 else c.b % 3 > 0 end as over, p.id as person
from chance c join crew w on w.i = c.b % 6 left join people p on p.n = c.n % (select count(*) from people);

insert into conversations.thread (via, address, key, made_at)
select 'EMAIL', 'buyer' || n || '@mail.example', 'buyer' || n || '@mail.example', now() from generate_series(1, :cases / 2) n
on conflict do nothing;

insert into conversations.case_file (id, customer_id, subject, via, status, assignee, opened_at, first_answered_at, waiting_since, closed_at,
    closed_by, changed_at, last_seq, heard_seq, contacts, turns)
select id, person, 'About order ' || n, via, case when over then 'CLOSED' else 'OPEN' end, staff, at, at + first,
    case when over then null else at + whole * 0.5 end, case when over then least(at + whole, now()) end,
    case when over then staff end, at + whole, 5, 5, 3, case when over then 1 else 0 end
from opened;

insert into conversations.entry (case_id, seq, kind, at, thread_id, staff_id, body, words)
select o.id, s.seq, case when s.seq % 2 = 1 then 'HEARD' else 'SAID' end, o.at + o.whole * (s.seq - 1) / 5, t.id,
    case when s.seq % 2 = 0 then o.staff end, s.body, to_tsvector('simple', s.body)
from opened o join message s on s.n = o.n
join conversations.thread t on t.key = 'buyer' || (1 + o.n % (:cases / 2)) || '@mail.example';

insert into conversations.case_thread (case_id, thread_id, reply_tag, added_at)
select o.id, t.id, 'benchmark' || o.n, o.at
from opened o join conversations.thread t on t.key = 'buyer' || (1 + o.n % (:cases / 2)) || '@mail.example';

insert into conversations.reading (staff_id, case_id, seq)
select w.id, o.id, 5 from opened o join crew w on w.i = o.a % 6 where o.b % 4 > 0;

insert into conversations.wait (case_id, since, is_first, via, hour, due_at, ended_at, answered, answered_by, open_seconds)
select id, at, true, via, extract(hour from at), at + interval '4 hours', at + first, true, staff, 60 * (3 + a % 400)
from opened
union all
select id, at + whole * 0.5, false, via, extract(hour from at), at + whole * 0.5 + interval '4 hours', at + whole * 0.6, true, staff,
    60 * (1 + b % 300)
from opened where over;

insert into conversations.deadline (case_id, place_id, worked, kept, frozen)
select id, '00000000-0000-0000-0000-000000000001', 60 * (20 + b % 3000), b % 10 > 0, true from opened where over;

insert into conversations.case_label (case_id, label_id)
select o.id, l.id from opened o join (select id, row_number() over (order by key) - 1 as i from conversations.label) l
    on l.i in (o.a % 20, o.b % 40);

vacuum analyze;
