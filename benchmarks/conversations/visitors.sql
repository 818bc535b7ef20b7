-- A thousand visitors of the chat, each with a key (benchmark-1 ...) and a case of their own: who LiveBenchmark listens as.
-- psql -v visitors=1000 -f benchmarks/conversations/visitors.sql
\set ON_ERROR_STOP on

create temporary table guest as
select n, uuidv7() as id, gen_random_uuid() as thread, uuidv7() as file from generate_series(1, :visitors) n;

insert into conversations.thread (id, via, address, key, made_at)
select thread, 'CHAT', 'guest-' || n, 'guest-' || n, now() from guest;

insert into conversations.visitor (id, thread_id, made_at, seen_at) select id, thread, now(), now() from guest;

insert into conversations.visitor_key (digest, visitor_id, used_at)
select encode(sha256(convert_to('benchmark-' || n, 'UTF8')), 'hex'), id, now() from guest;

insert into conversations.case_file (id, subject, via, status, opened_at, changed_at)
select file, 'Chat ' || n, 'CHAT', 'WAITING', now(), now() from guest;

insert into conversations.case_thread (case_id, thread_id, reply_tag, added_at)
select file, thread, 'guest-' || n, now() from guest;
