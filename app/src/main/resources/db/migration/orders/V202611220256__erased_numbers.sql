-- Numbers of purchases whose customer was erased, as hashes under a key of this business alone: when the same old file
-- or program brings them again, they stay out.
create table orders.number_key (
    only_one boolean primary key default true check (only_one),
    secret   bytea not null check (length(secret) = 64)
);
insert into orders.number_key (secret)
select sha512(uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid()));

create function orders.number_hash(source text, number text) returns bytea language sql stable
return (select sha256(k.secret || sha256(k.secret || convert_to(source || chr(31) || number, 'UTF8')))
        from orders.number_key k);

create table orders.erased_number (
    hash bytea primary key check (length(hash) = 32)
);
