package dev.perennial.customers;

import dev.perennial.platform.Businesses;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Finds out who the rows of an intake are, a span at a time.
///
/// Rows that name a known person are matched, and what they tell of how to reach that person may match
/// further rows. When no row is left that names anybody known, a customer is made of each first row of a
/// person, and the rest is matched again. What verifies somebody is in docs/decisions/0020-identity.md.
@Component
class Matching {
    /// An address of more people than this is nobody's.
    private static final int CROWD = 25;

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
        leaveOutCrowds(batch, span);
        var known = 0;
        var told = 0;
        do {
            var matched = match(batch, span);
            known += matched;
            told = matched + told > 0 ? attach(batch, span) + name(batch, span) : 0;
            if (told == 0 && make(batch, span) == 0) break;
        } while (true);
        if (known > 0) fillGaps(batch, span);
    }

    /// An address that very many differently named people have is nobody's: a till's stand-in, a company's
    /// switchboard. Who has nothing else is known by the name in that source, as somebody is of whom only
    /// the name is told.
    private void leaveOutCrowds(UUID batch, Span span) {
        for (var point : List.of("email", "phone")) {
            on(batch, span, """
                with told as (
                    select %1$s_key as key, count(distinct name_key) as names from customers.intake
                    where batch = :batch and n between :first and :last and customer_id is null and %1$s_key is not null
                    group by 1),
                crowd as (
                    select key from told
                    where names + (select count(*) from (select from customers.contact_point p
                        where p.key = told.key and p.kind = upper('%1$s') limit :crowd) had) > :crowd)
                update customers.intake i set %1$s = null, %1$s_key = null,
                    external_id = coalesce(external_id, case when name_key <> ''
                        and num_nonnulls(email_key, phone_key) = 1 then 'name:' || left(name_key, 190) end)
                from crowd
                where i.batch = :batch and i.n between :first and :last and i.customer_id is null
                  and i.%1$s_key = crowd.key
                  and not exists (select from customers.contact_point p join customers.customer c on c.id = p.customer_id
                      where p.key = crowd.key and p.kind = upper('%1$s') and c.name_key = i.name_key)""".formatted(point));
        }
    }

    /// The source's own number tells who it is. An address tells so only as far as it is one such person's:
    /// of those who have it, the only one, unless called otherwise; else the one of exactly that name, else
    /// the only one whose name agrees. Who is not named is the only one who has it, else the one without a
    /// name. Otherwise it tells nobody: what would be a guess is left to whom it is suggested.
    ///
    /// A number not known yet takes the customer of its first row, and so does an address: two rows that
    /// match by something weaker at the same time might name two. And of those who would give a nameless
    /// customer a name, the first does; the others are asked again then.
    private int match(UUID batch, Span span) {
        return on(batch, span, """
            with unknown as (
                select i.n, i.name_key, i.email_key, i.phone_key, e.customer_id as by_number,
                    i.external_id is null or i.n = min(i.n) over (partition by i.source, i.external_id) number_may,
                    i.email_key is null or i.n = min(i.n) over (partition by i.email_key) email_may
                from customers.intake i
                left join customers.external_id e on e.external_id = i.external_id and e.source = i.source
                where i.batch = :batch and i.n between :first and :last and i.customer_id is null
                  and (i.external_id is not null or i.email_key is not null or i.phone_key is not null)),
            holder as (
                select u.n, u.name_key, p.kind, p.id as point, p.customer_id
                from unknown u join customers.contact_point p on p.key = u.email_key and p.kind = 'EMAIL'
                where u.by_number is null and u.number_may
                union all
                select u.n, u.name_key, p.kind, p.id, p.customer_id
                from unknown u join customers.contact_point p on p.key = u.phone_key and p.kind = 'PHONE'
                where u.by_number is null and u.number_may and u.email_may),
            judged as (
                select h.*, c.name_key as called, customers.names_agree(c.name_key, h.name_key) as agrees
                from holder h join customers.customer c on c.id = h.customer_id),
            meant as (
                select n, kind, case
                    when count(*) = 1 then (array_agg(customer_id) filter (where agrees))[1]
                    when name_key = '' then (array_agg(customer_id order by point) filter (where called = ''))[1]
                    when bool_or(called = name_key)
                        then (array_agg(customer_id order by point) filter (where called = name_key))[1]
                    when count(*) filter (where agrees and called <> '') = 1
                        then (array_agg(customer_id) filter (where agrees and called <> ''))[1]
                    end as customer_id
                from judged group by n, kind, name_key),
            found as (
                select u.n, u.by_number, u.name_key, coalesce(u.by_number, e.customer_id, p.customer_id) as customer_id
                from unknown u
                left join meant e on e.n = u.n and e.kind = 'EMAIL'
                left join meant p on p.n = u.n and p.kind = 'PHONE'),
            sure as (
                select f.n, c.id, c.intake_id, c.name_key = '' and f.name_key <> '' and f.by_number is null as names,
                    row_number() over (partition by c.id, c.name_key = '' and f.name_key <> '' and f.by_number is null
                        order by f.n) as place
                from found f join customers.customer c on c.id = f.customer_id)
            update customers.intake i
            set customer_id = sure.id, created = sure.intake_id is not distinct from :batch
            from sure
            where i.batch = :batch and i.n = sure.n and (not sure.names or sure.place = 1)""");
    }

    /// Who had no name until now is called as their first row says, before others are compared with that name.
    private int name(UUID batch, Span span) {
        return on(batch, span, """
            update customers.customer c
            set name = told.name, name_key = told.name_key, search = customers.search_line(c.id, told.name_key),
                changed_at = case when c.intake_id is not distinct from :batch
                    then c.changed_at else greatest(:now, c.changed_at + interval '1 microsecond') end
            from (select distinct on (customer_id) customer_id, name, name_key from customers.intake
                  where batch = :batch and n between :first and :last and customer_id is not null and name_key <> ''
                  order by customer_id, n) told
            where c.id = told.customer_id and c.name_key = '' and c.name = ''""");
    }

    /// What matched rows tell of how to know the person again; what is somebody else's already stays
    /// theirs, unless they are called otherwise: a family's phone is each one's. Who was here before has
    /// changed by it, whoever this batch made has not.
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
                where not exists (
                    select from customers.contact_point p join customers.customer c on c.id = p.customer_id
                    where p.key = told.key and p.kind = told.kind and (p.customer_id = told.customer_id
                        or customers.names_agree(c.name_key,
                            (select own.name_key from customers.customer own where own.id = told.customer_id))))
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
                    first_value(n) over (partition by source, external_id order by name_key = '', n) number_first,
                    external_id,
                    first_value(n) over (partition by email_key order by name_key = '', n) email_first, email_key,
                    first_value(n) over (partition by phone_key order by name_key = '', n) phone_first, phone_key
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
                    street, postal_code, city, region, country, came_from, campaign, search, sample, intake_id,
                    created_at, changed_at)
                select customer_id, name, name_key, language, birth_month, birth_day, birth_year,
                    street, postal_code, city, region, country, came_from, campaign,
                    ' ' || name_key || coalesce(' ' || email_key, '') || coalesce(' ' || phone_key, '')
                        || coalesce(' ' || customers.number_key(external_id), ''),
                    :sample, batch, :now, :now
                from made),
            number as (
                insert into customers.external_id (source, external_id, customer_id)
                select source, external_id, customer_id from made where external_id is not null
                on conflict do nothing),
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
                    (array_agg(campaign order by n) filter (where came_from is not null))[1] campaign,
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
                campaign = case when c.came_from is null then coalesce(c.campaign, g.campaign) else c.campaign end,
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
                .param("crowd", CROWD)
                .update();
    }
}
