package dev.perennial.customers;

import dev.perennial.platform.Businesses;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Finds out who the rows of an intake are, a span at a time.
///
/// Rows that name a known person are matched, and what they tell of how to reach that person may match further
/// rows. When no row is left that names anybody known, a customer is made of each first row of a person, and the
/// rest is matched again.
@Component
class Matching {
    private final JdbcClient db;
    private final Businesses businesses;
    private final Clock clock;
    private final IdentityLock identity;

    Matching(JdbcClient db, Businesses businesses, Clock clock, IdentityLock identity) {
        this.identity = identity;
        this.db = db;
        this.businesses = businesses;
        this.clock = clock;
    }

    record Span(int first, int last, long rows) {}

    void resolve(UUID batch, Span span) {
        identity.take();
        var known = 0;
        do {
            var matched = match(batch, span);
            known += matched;
            if (matched > 0 && attach(batch, span) > 0) continue;
            if (make(batch, span) == 0) break;
        } while (true);
        if (known > 0) fillGaps(batch, span);
    }

    /// A number not known yet takes the customer of its first row, and so does an address: two rows that match by
    /// something weaker at the same time might name two.
    private int match(UUID batch, Span span) {
        return on(batch, span, """
            with unknown as (
                select n, source, external_id, email_key, phone_key,
                    external_id is null or n = min(n) over (partition by source, external_id) number_may,
                    email_key is null or n = min(n) over (partition by email_key) email_may
                from customers.intake
                where batch = :batch and n between :first and :last and customer_id is null
                  and (external_id is not null or email_key is not null or phone_key is not null)),
            found as (
                select u.n, coalesce(
                    (select e.customer_id from customers.external_id e
                     where e.external_id = u.external_id and e.source = u.source),
                    (select p.customer_id from customers.contact_point p
                     where number_may and p.key = u.email_key and p.kind = 'EMAIL' order by p.id limit 1),
                    (select p.customer_id from customers.contact_point p
                     where number_may and email_may and p.key = u.phone_key and p.kind = 'PHONE'
                     order by p.id limit 1)) customer_id
                from unknown u)
            update customers.intake i
            set customer_id = found.customer_id, created = c.intake_id is not distinct from :batch
            from found join customers.customer c on c.id = found.customer_id
            where i.batch = :batch and i.n = found.n""");
    }

    /// What matched rows tell of how to know the person again; what is somebody else's already stays theirs. Who was
    /// here before has changed by it, whoever this batch made has not.
    private int attach(UUID batch, Span span) {
        var numbers = on(batch, span, """
            with added as (
                insert into customers.external_id (source, external_id, customer_id)
                select distinct on (source, external_id) source, external_id, customer_id
                from customers.intake
                where batch = :batch and n between :first and :last
                  and customer_id is not null and external_id is not null
                order by source, external_id, n
                on conflict do nothing
                returning customer_id, source, external_id)
            update customers.customer c
            set search = c.search || coalesce(more.keys, ''), changed_at = case when c.intake_id is not distinct from :batch
                then c.changed_at else greatest(:now, c.changed_at + interval '1 microsecond') end
            from (select customer_id,
                      string_agg(' ' || customers.number_key(external_id), '' order by source, external_id) keys
                  from added group by customer_id) more
            where c.id = more.customer_id""");
        var points = on(batch, span, """
            with told as (
                select distinct on (kind, key) customer_id, kind, key, value
                from customers.intake cross join lateral
                    (values ('EMAIL', email_key, email), ('PHONE', phone_key, phone)) point (kind, key, value)
                where batch = :batch and n between :first and :last and customer_id is not null and key is not null
                order by kind, key, n),
            added as (
                insert into customers.contact_point (customer_id, kind, key, value, position)
                select customer_id, kind, key, value, (select count(*) from customers.contact_point p
                    where p.customer_id = told.customer_id and p.kind = told.kind)
                from told
                where not exists (select from customers.contact_point p where p.key = told.key and p.kind = told.kind)
                returning customer_id, kind, key, position)
            update customers.customer c
            set search = c.search || more.keys, changed_at = case when c.intake_id is not distinct from :batch
                then c.changed_at else greatest(:now, c.changed_at + interval '1 microsecond') end
            from (select customer_id, string_agg(' ' || key, '' order by kind, position, key) keys
                  from added group by customer_id) more
            where c.id = more.customer_id""");
        return numbers + points;
    }

    private int make(UUID batch, Span span) {
        return db.sql("""
            with unknown as (
                select n,
                    min(n) over (partition by source, external_id) number_first, external_id,
                    min(n) over (partition by email_key) email_first, email_key,
                    min(n) over (partition by phone_key) phone_first, phone_key
                from customers.intake
                where batch = :batch and n between :first and :last and customer_id is null
                  and (external_id is not null or email_key is not null or phone_key is not null)),
            made as (
                update customers.intake i set customer_id = uuidv7(), created = true
                from unknown u
                where i.batch = :batch and i.n = u.n
                  and (u.external_id is null or u.number_first = u.n)
                  and (u.email_key is null or u.email_first = u.n)
                  and (u.phone_key is null or u.phone_first = u.n)
                returning i.*),
            customer as (
                insert into customers.customer (id, name, name_key, language, birth_month, birth_day, birth_year,
                    street, postal_code, city, region, country, came_from, search, sample, intake_id,
                    created_at, changed_at)
                select customer_id, name, name_key, language, birth_month, birth_day, birth_year,
                    street, postal_code, city, region, country, came_from,
                    ' ' || name_key || coalesce(' ' || email_key, '') || coalesce(' ' || phone_key, '')
                        || coalesce(' ' || customers.number_key(external_id), ''),
                    :sample, batch, :now, :now
                from made),
            number as (
                insert into customers.external_id (source, external_id, customer_id)
                select source, external_id, customer_id from made where external_id is not null),
            point as (
                insert into customers.contact_point (customer_id, kind, key, value)
                select customer_id, 'EMAIL', email_key, email from made where email_key is not null
                union all
                select customer_id, 'PHONE', phone_key, phone from made where phone_key is not null)
            select count(*) from made""")
                .param("batch", batch)
                .param("first", span.first())
                .param("last", span.last())
                .param("sample", businesses.current().sample())
                .param("now", Timestamp.from(clock.instant()))
                .query(Integer.class)
                .single();
    }

    /// Facts of several rows come from the first that has them; an address is taken whole or not at all.
    private void fillGaps(UUID batch, Span span) {
        on(batch, span, """
            with told as (
                select customer_id,
                    (array_agg(name order by n) filter (where name <> ''))[1] as name,
                    (array_agg(name_key order by n) filter (where name <> ''))[1] name_key,
                    (array_agg(language order by n) filter (where language is not null))[1] as language,
                    (array_agg(came_from order by n) filter (where came_from is not null))[1] came_from,
                    min(n) filter (where birth_day is not null) birthday_row,
                    min(n) filter (where coalesce(street, postal_code, city) is not null) address_row,
                    (array_agg(country order by n) filter (where country is not null))[1] country
                from customers.intake
                where batch = :batch and n between :first and :last and customer_id is not null
                group by customer_id),
            gaps as (
                select told.*, a.street, a.postal_code, a.city, a.region, a.country address_country,
                    b.birth_month, b.birth_day, b.birth_year
                from told
                left join customers.intake a on a.batch = :batch and a.n = told.address_row
                left join customers.intake b on b.batch = :batch and b.n = told.birthday_row)
            update customers.customer c set
                changed_at = case when c.intake_id is not distinct from :batch
                    then c.changed_at else greatest(:now, c.changed_at + interval '1 microsecond') end,
                name = case when c.name = '' then coalesce(g.name, '') else c.name end,
                name_key = case when c.name = '' then coalesce(g.name_key, '') else c.name_key end,
                search = case when c.name = '' and g.name is not null
                    then customers.search_line(c.id, g.name_key) else c.search end,
                language = coalesce(c.language, g.language),
                came_from = coalesce(c.came_from, g.came_from),
                birth_month = coalesce(c.birth_month, g.birth_month),
                birth_day = coalesce(c.birth_day, g.birth_day),
                birth_year = case when c.birth_day is null then g.birth_year else c.birth_year end,
                street = case when coalesce(c.street, c.postal_code, c.city) is null then g.street else c.street end,
                postal_code = case when coalesce(c.street, c.postal_code, c.city) is null
                    then g.postal_code else c.postal_code end,
                city = case when coalesce(c.street, c.postal_code, c.city) is null then g.city else c.city end,
                region = case when coalesce(c.street, c.postal_code, c.city) is null
                    then coalesce(g.region, c.region) else c.region end,
                country = case when coalesce(c.street, c.postal_code, c.city) is null
                    then coalesce(g.address_country, c.country, g.country) else coalesce(c.country, g.country) end
            from gaps g
            where c.id = g.customer_id
              and (c.name = '' and g.name is not null
                or c.language is null and g.language is not null
                or c.came_from is null and g.came_from is not null
                or c.birth_day is null and g.birth_day is not null
                or coalesce(c.street, c.postal_code, c.city) is null and g.address_row is not null
                or c.country is null and g.country is not null)""");
    }

    private int on(UUID batch, Span span, String sql) {
        return db.sql(sql)
                .param("batch", batch)
                .param("first", span.first())
                .param("last", span.last())
                .param("now", Timestamp.from(clock.instant()))
                .update();
    }
}
