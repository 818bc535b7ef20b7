-- Keys of this business alone, made once: what addresses are hashed with and links are signed with. Two keys of 64
-- bytes give the hash HMAC is built on, so that addresses can be hashed in SQL without an extension.
create table customers.secret (
    only_one boolean primary key default true check (only_one),
    inner_key bytea not null check (length(inner_key) = 64),
    outer_key bytea not null check (length(outer_key) = 64),
    link_key  bytea not null check (length(link_key) = 64)
);
insert into customers.secret (inner_key, outer_key, link_key)
select sha512(uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid())),
       sha512(uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid())),
       sha512(uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid()));

create function customers.address_hash(kind text, key text) returns bytea language sql stable
return (select sha256(s.outer_key || sha256(s.inner_key || convert_to(kind || ':' || key, 'UTF8')))
        from customers.secret s);

-- What a postal address is compared by: whose letter box it is, in lower case, without punctuation.
create function customers.postal_key(name_key text, street text, postal_code text, city text) returns text
language sql immutable
return left(btrim(regexp_replace(lower(concat_ws(' ', name_key, street, postal_code, city)), '[^[:alnum:]]+', ' ', 'g')), 400);

-- What people are asked, word by word. A change is a new version; what somebody agreed to stays as it was.
create table customers.consent_wording (
    id         uuid primary key default uuidv7(),
    purpose    text not null check (purpose in ('NEWS', 'SURVEYS', 'PERSONAL')),
    language   text not null,
    version    int not null check (version > 0),
    text       text not null check (text <> '' and length(text) <= 1000),
    channels   text[] not null check (channels <@ array['EMAIL', 'SMS', 'PHONE', 'POST']),
    written_by uuid references access.staff on delete set null,
    written_at timestamptz not null,
    unique (purpose, language, version)
);

-- What was said about being contacted, for ever. The answer is computed from the set of rows, see Hearing.
-- The key is that of contact_point, empty where the channel reaches the person and not an address (post).
-- counts_at: a yes counts from when it was said, a no from when it was written down.
-- by_person: the person said it to us; otherwise a file or a system says so.
-- reference names what wrote the row once: 'import:<id>', 'merge:<id>', 'request:<consent id>'.
-- recorded_by names a staff account; no foreign key, for nothing may ever rewrite a row.
create table customers.consent (
    id           bigint generated always as identity primary key,
    customer_id  uuid not null references customers.customer on delete cascade,
    address_kind text not null check (address_kind in ('EMAIL', 'PHONE', 'POST')),
    address_key  text collate "C" not null check (length(address_key) <= 400),
    purpose      text not null check (purpose in ('NEWS', 'SURVEYS', 'PERSONAL')),
    channel      text not null check (channel in ('EMAIL', 'SMS', 'PHONE', 'POST')),
    decision     text not null
        check (decision in ('REQUESTED', 'GRANTED', 'CONFIRMED', 'DENIED', 'WITHDRAWN', 'TAKEN_BACK')),
    way          text not null check (way in ('PAGE', 'CONFIRMATION', 'ONE_CLICK', 'FORM', 'IN_PERSON', 'BY_PHONE',
                                              'ON_PAPER', 'IN_WRITING', 'IMPORT', 'API', 'MERGE')),
    by_person    boolean not null,
    wording_id   uuid references customers.consent_wording,
    proof        text not null check (length(proof) <= 1000),
    network      text,
    reference    text,
    counts_at    timestamptz not null,
    recorded_at  timestamptz not null,
    recorded_by  uuid,
    check (counts_at <= recorded_at),
    check (decision <> 'TAKEN_BACK' or reference is not null),
    check ((address_kind = 'EMAIL') = (channel = 'EMAIL') and (address_kind = 'POST') = (channel = 'POST'))
);
create index on customers.consent (customer_id);
create index on customers.consent (address_key, address_kind) where address_key <> '';
create unique index consent_once on customers.consent
    (reference, address_kind, address_key, purpose, channel, decision) where reference is not null;

-- Nothing said is ever rewritten. Whose it is follows a merge and its undoing; it goes only with the person: when
-- the customer is gone, or while the one named in perennial.forgetting is being erased.
create function customers.consent_stays() returns trigger language plpgsql as $$
begin
    if tg_op = 'UPDATE' then
        if to_jsonb(new) - 'customer_id' = to_jsonb(old) - 'customer_id' then return new; end if;
    elsif tg_op = 'DELETE' then
        if current_setting('perennial.forgetting', true) = old.customer_id::text
            or not exists (select from customers.customer where id = old.customer_id) then return old; end if;
    elsif current_query() ~* 'customers\.customer\M' then
        return null; -- all customers go with one statement, and the log with them
    end if;
    raise exception 'customers.consent is append-only: what was said stays said' using errcode = 'restrict_violation';
end $$;
create trigger consent_stays before update or delete on customers.consent
    for each row execute function customers.consent_stays();
create trigger consent_stays_whole before truncate on customers.consent
    for each statement execute function customers.consent_stays();

-- Wordings stay too.
create function customers.wording_stays() returns trigger language plpgsql as $$
begin
    if tg_op = 'UPDATE' and to_jsonb(new) - 'written_by' = to_jsonb(old) - 'written_by' and new.written_by is null then
        return new;
    end if;
    raise exception 'customers.consent_wording is append-only: a change is a new version'
        using errcode = 'restrict_violation';
end $$;
create trigger wording_stays before update or delete on customers.consent_wording
    for each row execute function customers.wording_stays();

-- Addresses to be left alone, known by their hash alone, so that this outlives the person's erasure. Without a hash
-- it holds for whatever address of the kind the customer has.
create table customers.suppression (
    id           bigint generated always as identity primary key,
    address_kind text not null check (address_kind in ('EMAIL', 'PHONE', 'POST')),
    address_hash bytea check (length(address_hash) = 32),
    customer_id  uuid references customers.customer on delete set null,
    reason       text not null check (reason in ('UNSUBSCRIBED', 'COMPLAINT', 'HARD_BOUNCE', 'ASKED', 'OBJECTION')),
    proof        text not null default '' check (length(proof) <= 1000),
    recorded_by  uuid,
    since        timestamptz not null,
    lifted_at    timestamptz,
    check (lifted_at >= since)
);
create index on customers.suppression (address_hash) where lifted_at is null;
create index on customers.suppression (customer_id);

-- Every address of a customer and the channels that lead there.
create view customers.api_address as
select p.customer_id, ch.channel, p.kind, p.key, p.value, p.position, p.id::text as tie
from customers.contact_point p
join (values ('EMAIL', 'EMAIL'), ('PHONE', 'SMS'), ('PHONE', 'PHONE')) ch (kind, channel) on ch.kind = p.kind
union all
select c.id, 'POST', 'POST', customers.postal_key(c.name_key, c.street, c.postal_code, c.city),
       concat_ws(', ', c.street, nullif(concat_ws(' ', c.postal_code, c.city), '')), 0, ''
from customers.customer c
where c.street is not null and coalesce(c.postal_code, c.city) is not null;

-- The standing of every address about which anything was said, for counting and for choosing whom to write to; the
-- rule is that of Hearing, and a test holds them together.
create view customers.api_consent as
with counted as (
    select c.* from customers.consent c
    where c.decision <> 'TAKEN_BACK' and not exists (
        select from customers.consent t
        where t.reference = c.reference and t.decision = 'TAKEN_BACK' and t.address_kind = c.address_kind
          and t.address_key = c.address_key and t.purpose = c.purpose and t.channel = c.channel)),
heard as (
    select c.customer_id as holder, c.id, c.address_key, c.purpose, c.channel, c.decision, c.by_person, c.counts_at
    from counted c
    union
    select p.customer_id, c.id, c.address_key, c.purpose, c.channel, c.decision, c.by_person, c.counts_at
    from counted c join customers.contact_point p on p.key = c.address_key and p.kind = c.address_kind),
refusal as (
    select holder, purpose, channel, max(counts_at) as at from heard
    where decision in ('DENIED', 'WITHDRAWN') group by holder, purpose, channel),
topic as (select distinct holder, purpose, channel from heard),
answer as (
    select t.holder as customer_id, t.purpose, t.channel, a.kind, a.key, a.value, a.position,
           case when bool_or(h.decision in ('GRANTED', 'CONFIRMED')
                        and (r.at is null or h.by_person and h.counts_at > r.at)) then 'GRANTED'
                when bool_or(h.decision = 'REQUESTED' and (r.at is null or h.counts_at > r.at)) then 'REQUESTED'
                when max(r.at) is not null then 'REFUSED'
                else 'NOT_ASKED' end as answer
    from topic t
    join customers.api_address a on a.customer_id = t.holder and a.channel = t.channel
    left join refusal r on r.holder = t.holder and r.purpose = t.purpose and r.channel = t.channel
    left join heard h on h.holder = t.holder and h.purpose = t.purpose and h.channel = t.channel
         and h.address_key = case when a.kind = 'POST' then '' else a.key end
    group by t.holder, t.purpose, t.channel, a.kind, a.key, a.value, a.position)
select answer.*,
       exists (select from customers.suppression s
               where s.lifted_at is null and s.address_kind = answer.kind
                 and s.address_hash = customers.address_hash(answer.kind, answer.key))
       or exists (select from customers.suppression s
               where s.lifted_at is null and s.address_kind = answer.kind and s.reason <> 'HARD_BOUNCE'
                 and (s.customer_id = answer.customer_id
                   or s.address_hash in (select customers.address_hash(a.kind, a.key) from customers.api_address a
                                         where a.customer_id = answer.customer_id and a.kind = answer.kind)))
       as suppressed
from answer;

-- What a row of a file says about news by e-mail and by text message, and where in the file it stands.
alter table customers.intake add column news_by_email boolean;
alter table customers.intake add column news_by_sms boolean;
alter table customers.intake add column consent_proof text;
