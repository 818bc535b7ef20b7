-- "Own customers only" is kept by the database, so that no page, export or interface can forget it. Connections of
-- accounts that see only the customers in their care work as the role perennial_own, for which each table that names
-- a customer shows only what is theirs. For everybody else nothing is checked, and nothing costs time: they work as
-- the owner of the tables.
--
-- Runs after every migration: a table that comes to name a customer is covered by itself.
do $$
declare
    each record;
begin
    if not exists (select from pg_roles where rolname = 'perennial_own') then
        begin
            create role perennial_own nologin;
        exception
            when duplicate_object or unique_violation then null;
            when insufficient_privilege then
                raise notice 'this database user may not create roles: accounts that see only their own customers stay shut';
                return;
        end;
    end if;
    if not pg_has_role(current_user, 'perennial_own', 'SET') then
        execute format('grant perennial_own to %I with inherit false, set true', current_user);
    end if;

    for each in
        select n.nspname as name from pg_namespace n
        where n.nspname !~ '^pg_' and n.nspname not in ('information_schema', 'public')
          and exists (select from pg_class c where c.relnamespace = n.oid and c.relowner = current_user::regrole)
    loop
        execute format('grant usage on schema %I to perennial_own', each.name);
        execute format('grant select, insert, update, delete on all tables in schema %I to perennial_own', each.name);
        execute format('grant usage on all sequences in schema %I to perennial_own', each.name);
    end loop;

    -- A view shows what its reader may see, not what its owner may.
    for each in
        select c.oid::regclass as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
        where c.relkind = 'v' and n.nspname !~ '^pg_' and n.nspname <> 'information_schema'
          and c.relowner = current_user::regrole
          and not coalesce(c.reloptions, '{}') && array['security_invoker=true', 'security_invoker=on']
    loop
        execute format('alter view %s set (security_invoker = true)', each.name);
    end loop;

    for each in
        with part as (
            select c.oid, c.relname, a.attname, a.attnum, k.confrelid
            from pg_class c
            join pg_namespace n on n.oid = c.relnamespace
            join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
            left join pg_constraint k on k.conrelid = c.oid and k.contype = 'f' and k.conkey = array[a.attnum]
            where c.relkind in ('r', 'p') and c.relpersistence = 'p' and c.relowner = current_user::regrole
              and n.nspname !~ '^pg_' and n.nspname <> 'information_schema' and a.atttypid = 'uuid'::regtype
              -- staging of those who are not known yet; addresses to be left alone, whoever asks
              and c.oid not in ('customers.customer'::regclass, 'customers.intake'::regclass, 'customers.suppression'::regclass)),
        direct as (
            select distinct oid, relname, attname, attnum from part
            where attname = 'customer_id' or confrelid = 'customers.customer'::regclass
               -- remembered for whomever the two become
               or oid = 'customers.difference'::regclass and attname in ('first_id', 'second_id')),
        parts as (
            select distinct p.oid, p.relname, p.attname, p.attnum, p.confrelid from part p
            where p.confrelid in (select oid from direct) and p.oid not in (select oid from direct)),
        rule as (
            select oid, attnum, format('(%1$I.%2$I is null or exists (select from customers.customer seen where seen.id = %1$I.%2$I))',
                relname, attname) as condition
            from direct
            union all
            select oid, attnum, format('(%1$I.%2$I is null or exists (select from %3$s seen where seen.id = %1$I.%2$I))',
                relname, attname, confrelid::regclass)
            from parts p
            where exists (select from pg_attribute a where a.attrelid = p.confrelid and a.attname = 'id')),
        wanted as (select oid, string_agg(condition, ' and ' order by attnum) as condition from rule group by oid)
        select oid::regclass as name, condition,
            case when oid in ('customers.external_id'::regclass, 'customers.contact_point'::regclass)
                -- made in one statement with the customer they name
                then 'true' else condition end as allowed
        from wanted w
        where not exists (
            select from pg_policy p
            where p.polrelid = w.oid and p.polname = 'own_customers'
              and obj_description(p.oid, 'pg_policy') = w.condition)
        union all
        select 'customers.customer'::regclass, own.condition, own.condition
        from (values ('in_charge = nullif(current_setting(''perennial.staff'', true), '''')::uuid')) own (condition)
        where not exists (
            select from pg_policy p
            where p.polrelid = 'customers.customer'::regclass and p.polname = 'own_customers'
              and obj_description(p.oid, 'pg_policy') = own.condition)
    loop
        execute format('alter table %s enable row level security', each.name);
        execute format('drop policy if exists own_customers on %s', each.name);
        execute format('create policy own_customers on %s using (%s) with check (%s)',
            each.name, each.condition, each.allowed);
        execute format('comment on policy own_customers on %s is %L', each.name, each.condition);
    end loop;
end $$;
