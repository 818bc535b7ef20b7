package dev.perennial.customers.duplicates;

import dev.perennial.customers.Activities;
import dev.perennial.customers.CustomerId;
import dev.perennial.support.PerennialTest;
import dev.perennial.support.Shop;
import java.time.Duration;
import java.util.Arrays;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/// Prints how long the search for duplicates and a merge take; see benchmarks/README.md. Not part of the default build.
@PerennialTest
class IdentityBenchmark {
    static final int PEOPLE = Integer.getInteger("customers", 200_000);
    static final int MERGES = Integer.getInteger("merges", 100);
    static final int ACTIVITIES = 3_000;

    @Autowired
    Finding finding;

    @Autowired
    Suggestions suggestions;

    @Autowired
    Activities activities;

    @Autowired
    MockMvcTester browser;

    @Autowired
    JdbcClient db;

    @Autowired
    Shop shop;

    @Test
    void theSearchAndAMerge() {
        shop.open();
        invent();
        for (var run = 1; run <= 2; run++) {
            var began = System.nanoTime();
            var found = finding.search(_ -> {});
            System.out.printf(
                    "search %d: %,d customers, %,d pairs worth a look, %.1f s%n", run, PEOPLE, found, seconds(began));
        }
        merges();
    }

    /// A fifth of the families share a phone, one customer in fifty is known twice with a slip.
    private void invent() {
        db.sql("""
            create table public.bench_name as
            select row_number() over () as n, a || b as word from
            unnest('{mai,hub,wag,gru,stein,bach,hof,eder,lind,fisch,schmid,win,koll,reit,zell,pich,moser,bau,kron,fuchs}'::text[]) a,
            unnest('{er,ler,inger,mann,bauer,hofer,ner,ter,berger,egger,maier,huber,lechner,auer,rieder,stätter}'::text[]) b""").update();
        db.sql("""
            create table public.bench_first as
            select row_number() over () as n, word from unnest('{anna,maria,josef,peter,katharina,lukas,lena,paul,julia,
            thomas,martin,eva,clara,felix,jakob,sophie,david,laura,simon,emma,max,hannah,florian,lisa,georg,theresa,
            michael,barbara,franz,monika,johann,elisabeth,stefan,sabine,andreas,claudia,markus,petra,karl,ingrid}'::text[]) word""").update();
        db.sql("""
            insert into customers.customer (name, name_key, street, postal_code, created_at, changed_at)
            select initcap(f.word || ' ' || n.word), f.word || ' ' || n.word, 'Weg ' || i % 900, (1000 + i % 4000)::text,
                now(), now()
            from generate_series(1, :people) i
            join public.bench_first f on f.n = 1 + (i::bigint * 7919 + i / 40) % 40
            join public.bench_name n on n.n = 1 + (i::bigint * 104729 + i / 320) % 320""").param("people", PEOPLE).update();
        db.sql("""
            insert into customers.contact_point (customer_id, kind, value, key)
            select id, 'PHONE', k, k from (
                select id, '+43664' || 1000000 + (row_number() over (order by id)) * 4 / 5 as k from customers.customer) p
            union all
            select id, 'EMAIL', k, k from (
                select id, replace(name_key, ' ', '.') || (row_number() over (order by id)) % 10000 || '@mail' || (row_number() over (order by id)) % 7 || '.example' as k
                from customers.customer) e""").update();
        db.sql("""
            with again as (
                insert into customers.customer (name, name_key, postal_code, created_at, changed_at)
                select name, left(name_key, 4) || substr(name_key, 6), postal_code, now(), now()
                from (select *, row_number() over (order by id) as i from customers.customer) c where i % 50 = 0
                returning id, name_key)
            insert into customers.contact_point (customer_id, kind, value, key)
            select id, 'EMAIL', k, k from (select id, replace(name_key, ' ', '.') || '@other.example' as k from again) e""").update();
        db.sql("analyze customers.customer").update();
        db.sql("analyze customers.contact_point").update();
    }

    /// Both have a few thousand activities.
    private void merges() {
        var pairs = suggestions.best(MERGES);
        for (var pair : pairs)
            for (var id : new CustomerId[] {pair.first().id(), pair.second().id()})
                db.sql("""
                    insert into customers.activity (customer_id, kind, at, source)
                    select c.id, 'x.y', now() - i * interval '1 hour', c.id || ':' || i
                    from customers.customer c, generate_series(1, :many) i where c.id = :id on conflict do nothing""").param("many", ACTIVITIES).param("id", id.value()).update();
        var took = new long[pairs.size()];
        for (var i = 0; i < took.length; i++) {
            var began = System.nanoTime();
            browser.post()
                    .uri("/customers/merges")
                    .param("survivor", pairs.get(i).first().id().toString())
                    .param("absorbed", pairs.get(i).second().id().toString())
                    .with(Shop.signedInAs(shop.ada()))
                    .exchange();
            took[i] = System.nanoTime() - began;
        }
        print("merge", took);
        var ids = db.sql("select id from customers.merge order by id desc")
                .query(UUID.class)
                .list();
        var parted = new long[ids.size()];
        for (var i = 0; i < parted.length; i++) {
            var began = System.nanoTime();
            browser.post()
                    .uri("/customers/merges/" + ids.get(i) + "/separation")
                    .param("customer", ids.get(i).toString())
                    .with(Shop.signedInAs(shop.ada()))
                    .exchange();
            parted[i] = System.nanoTime() - began;
        }
        print("separation", parted);
    }

    private static void print(String what, long[] took) {
        Arrays.sort(took);
        System.out.printf(
                "%s of two with %,d activities each, %d times: median %d ms, 95th percentile %d ms, worst %d ms%n",
                what,
                ACTIVITIES,
                took.length,
                Duration.ofNanos(took[took.length / 2]).toMillis(),
                Duration.ofNanos(took[took.length * 95 / 100]).toMillis(),
                Duration.ofNanos(took[took.length - 1]).toMillis());
    }

    private static double seconds(long began) {
        return (System.nanoTime() - began) / 1e9;
    }
}
