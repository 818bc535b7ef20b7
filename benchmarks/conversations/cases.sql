-- Invents cases with their messages, waits and deadlines, straight into the tables: what ReportsBenchmark measures on.
-- psql -v cases=200000 -f benchmarks/conversations/cases.sql
-- Two years up to now, five messages to a case, six staff, four ways to speak, twenty labels. The same number gives the same.
\set ON_ERROR_STOP on

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

create temporary table opened as
select c.n, uuidv7(c.at - now()) as id, c.at, c.a, c.b,
    (array['EMAIL', 'EMAIL', 'EMAIL', 'CHAT', 'PHONE', 'WHATSAPP'])[1 + c.a % 6] as via, w.id as staff,
    make_interval(mins => 3 + c.a % 400) as first, make_interval(mins => 500 + c.b % 9000) as whole,
    c.at < now() - interval '8 days' or c.b % 3 = 0 as over
from chance c join crew w on w.i = c.b % 6;

insert into conversations.thread (via, address, key, made_at)
select 'EMAIL', 'buyer' || n || '@mail.example', 'buyer' || n || '@mail.example', now() from generate_series(1, 1000) n
on conflict do nothing;

insert into conversations.case_file (id, subject, via, status, assignee, opened_at, first_answered_at, waiting_since, closed_at,
    closed_by, changed_at, last_seq, heard_seq, contacts, turns)
select id, 'About order ' || n, via, case when over then 'CLOSED' else 'OPEN' end, staff, at, at + first,
    case when over then null else at + whole * 0.5 end, case when over then least(at + whole, now()) end,
    case when over then staff end, at + whole, 5, 5, 3, case when over then 1 else 0 end
from opened;

insert into conversations.entry (case_id, seq, kind, at, thread_id, staff_id, body, words)
select o.id, s.seq, case when s.seq % 2 = 1 then 'HEARD' else 'SAID' end, o.at + o.whole * (s.seq - 1) / 5, t.id,
    case when s.seq % 2 = 0 then o.staff end, 'Words of message ' || o.n || ' about bread ' || o.a % 5000,
    to_tsvector('simple', 'words of message ' || o.n || ' about bread ' || o.a % 5000)
from opened o cross join generate_series(1, 5) s (seq)
join conversations.thread t on t.key = 'buyer' || (1 + o.a % 1000) || '@mail.example';

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
