package dev.perennial.customers.merges;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.customers.CustomerId;
import dev.perennial.customers.Customers;
import dev.perennial.customers.Intake;
import dev.perennial.customers.IntakeRow;
import dev.perennial.customers.MergeId;
import dev.perennial.customers.Person;
import dev.perennial.customers.merges.Merging.Merged;
import dev.perennial.customers.merges.Merging.Separated;
import dev.perennial.orders.Buyer;
import dev.perennial.orders.NewPurchase;
import dev.perennial.orders.Purchases;
import dev.perennial.orders.Recording.Recorded;
import dev.perennial.platform.Money;
import dev.perennial.support.PerennialTest;
import dev.perennial.support.Shop;
import dev.perennial.support.TestClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Random sequences of knowing, buying, importing, merging and parting, beside a model that keeps sets of things in
/// memory: nothing is lost and nothing doubled. A failure names its seed.
@PerennialTest
class IdentityModelTests {
    private static final int STEPS = 120;

    @Autowired
    Merging merging;

    @Autowired
    Customers customers;

    @Autowired
    Intake intake;

    @Autowired
    Purchases purchases;

    @Autowired
    JdbcClient db;

    @Autowired
    Shop shop;

    @BeforeEach
    void emptyShop() {
        shop.open();
        TestClock.INSTANCE.reset();
        Shop.signIn(shop.ada());
        db.sql("truncate customers.intake, customers.customer cascade").update();
    }

    @AfterEach
    void signOut() {
        Shop.signOut();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void whateverHappensTheDatabaseSaysWhatTheModelSays(long seed) {
        var random = new Random(seed);
        var model = new Model();
        for (var step = 0; step < STEPS; step++) {
            act(random, model, step);
            if (step % 10 == 9) compare(model, seed, step);
        }
        while (!model.merges.isEmpty()) {
            var last = model.merges.getLast();
            assertThat(merging.separate(last.id)).isInstanceOf(Separated.class);
            model.part(last);
        }
        compare(model, seed, STEPS);
        assertThat(model.things).as("seed %s: all are back", seed).hasSize(model.known.size());
    }

    @Test
    void atTheSameTimeNothingIsLostAndNothingDoubled() throws Exception {
        var ids = IntStream.range(0, 8).mapToObj(i -> know("n" + i)).toList();
        var recorded = new ConcurrentLinkedQueue<String>();
        var ada = shop.ada();
        try (var threads = Executors.newFixedThreadPool(4)) {
            var works = IntStream.range(0, 4)
                    .<Callable<Void>>mapToObj(thread -> () -> {
                        Shop.signIn(ada);
                        var random = new Random(1_000 + thread);
                        for (var i = 0; i < 40; i++) actAtOnce(random, ids, thread + "-" + i, recorded);
                        return null;
                    })
                    .toList();
            for (var each : threads.invokeAll(works)) each.get();
        }

        assertThat(db.sql("select external_id from orders.purchase")
                        .query(String.class)
                        .list())
                .containsExactlyInAnyOrderElementsOf(recorded);
        assertThat(db.sql("""
            select count(*) from orders.purchase p join customers.activity y on y.source = 'purchase:' || p.id
            where p.customer_id = y.customer_id""").query(Integer.class).single()).isEqualTo(recorded.size());
        assertThat(ids).allSatisfy(id -> assertThat(customers.current(id)).isPresent());
        assertThat(db.sql("select count(*) from customers.alias a join customers.customer c on c.id = a.old_id")
                        .query(Long.class)
                        .single())
                .isZero();
        partAll();
        assertThat(ids).allSatisfy(id -> assertThat(customers.current(id)).contains(id));
        assertThat(db.sql("select count(*) from customers.customer")
                        .query(Integer.class)
                        .single())
                .isEqualTo(ids.size());
        assertThat(db.sql("select count(*) from customers.alias")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    private void act(Random random, Model model, int step) {
        switch (random.nextInt(10)) {
            case 0, 1 -> {
                var number = "n" + model.known.size();
                model.make(know(number), "number " + number);
            }
            case 2, 3, 4 -> {
                if (model.known.isEmpty()) return;
                var whom = model.known.get(random.nextInt(model.known.size()));
                assertThat(purchase("p" + step, Buyer.known(whom))).isTrue();
                model.add(whom, "purchase p" + step);
            }
            case 5 -> {
                if (model.known.isEmpty()) return;
                var batch = IntStream.range(0, 5)
                        .mapToObj(_ -> random.nextInt(model.known.size()))
                        .toList();
                bring(batch.stream().map(i -> "n" + i).toList());
            }
            case 6, 7, 8 -> {
                if (model.known.size() < 2) return;
                var one = model.known.get(random.nextInt(model.known.size()));
                var other = model.known.get(random.nextInt(model.known.size()));
                var outcome = merging.merge(one, other, MergingTests.KEEP);
                assertThat(outcome instanceof Merged).isEqualTo(model.mayMerge(one, other));
                if (outcome instanceof Merged merged) model.merge(merged.merge(), one, other);
            }
            default -> {
                if (model.merges.isEmpty()) return;
                var merge = model.merges.get(random.nextInt(model.merges.size()));
                var outcome = merging.separate(merge.id);
                assertThat(outcome instanceof Separated).isEqualTo(model.mayPart(merge));
                if (outcome instanceof Separated) model.part(merge);
            }
        }
    }

    private void actAtOnce(Random random, List<CustomerId> ids, String name, ConcurrentLinkedQueue<String> recorded) {
        var one = ids.get(random.nextInt(ids.size()));
        switch (random.nextInt(4)) {
            case 0 -> {
                if (purchase(name, Buyer.known(one))) recorded.add(name);
            }
            case 1 -> bring(List.of("n" + random.nextInt(ids.size())));
            case 2 -> merging.merge(one, ids.get(random.nextInt(ids.size())), MergingTests.KEEP);
            default ->
                db.sql("select id from customers.merge order by random() limit 1")
                        .query(UUID.class)
                        .optional()
                        .ifPresent(id -> merging.separate(new MergeId(id)));
        }
    }

    private void partAll() {
        List<UUID> open;
        while (!(open = db.sql("select id from customers.merge order by id desc")
                        .query(UUID.class)
                        .list())
                .isEmpty()) {
            assertThat(open.stream().filter(id -> merging.separate(new MergeId(id)) instanceof Separated))
                    .isNotEmpty();
        }
    }

    private void compare(Model model, long seed, int step) {
        var kept = new TreeMap<String, Set<String>>();
        db.sql("""
            select c.id::text as id, e.thing from customers.customer c left join (
                select customer_id, 'number ' || external_id as thing from customers.external_id
                union all select customer_id, 'purchase ' || external_id from orders.purchase) e
                on e.customer_id = c.id""").query(row -> {
            var things = kept.computeIfAbsent(row.getString("id"), _ -> new HashSet<>());
            if (row.getString("thing") != null) things.add(row.getString("thing"));
        });
        var wanted = new TreeMap<String, Set<String>>();
        model.things.forEach((id, things) -> wanted.put(id.toString(), things));
        assertThat(kept).as("seed %s, step %s", seed, step).isEqualTo(wanted);
        for (var id : model.known)
            assertThat(customers.current(id)).as("seed %s, step %s", seed, step).contains(model.current(id));
        assertThat(db.sql("select count(*) from customers.activity where kind = 'orders.purchase'")
                        .query(Long.class)
                        .single())
                .as("seed %s, step %s: told once each", seed, step)
                .isEqualTo(db.sql("select count(*) from orders.purchase")
                        .query(Long.class)
                        .single());
    }

    private CustomerId know(String number) {
        return customers
                .identify(
                        "till",
                        Person.unknown()
                                .withExternalId(number)
                                .withName("Somebody")
                                .withEmail(number + "@x.example"))
                .orElseThrow()
                .customer();
    }

    private boolean purchase(String number, Buyer buyer) {
        var at = TestClock.INSTANCE.instant().minus(Duration.ofDays(1));
        return purchases.record(new NewPurchase("web", number, at, Money.of(100, "EUR"), buyer, null, null, List.of()))
                instanceof Recorded;
    }

    private void bring(List<String> numbers) {
        var batch = UUID.randomUUID();
        intake.add(
                batch,
                IntStream.range(0, numbers.size())
                        .mapToObj(i -> new IntakeRow(
                                i,
                                "till",
                                Person.unknown()
                                        .withExternalId(numbers.get(i))
                                        .withEmail(numbers.get(i) + "@x.example"))));
        assertThat(intake.resolve(batch).made()).isZero();
        intake.close(batch);
    }

    /// Who has what, and what it would take to part two again.
    private static class Model {
        final List<CustomerId> known = new ArrayList<>();
        final Map<CustomerId, Set<String>> things = new HashMap<>();
        final Map<CustomerId, CustomerId> aliases = new HashMap<>();
        final List<Joined> merges = new ArrayList<>();

        record Joined(MergeId id, CustomerId survivor, CustomerId absorbed, Set<String> moved, Set<CustomerId> led) {}

        void make(CustomerId id, String thing) {
            known.add(id);
            things.put(id, new HashSet<>(Set.of(thing)));
        }

        void add(CustomerId id, String thing) {
            things.get(current(id)).add(thing);
        }

        CustomerId current(CustomerId id) {
            return aliases.getOrDefault(id, id);
        }

        boolean mayMerge(CustomerId one, CustomerId other) {
            return !one.equals(other) && things.containsKey(one) && things.containsKey(other);
        }

        void merge(MergeId id, CustomerId survivor, CustomerId absorbed) {
            var moved = things.remove(absorbed);
            var led = new HashSet<CustomerId>();
            aliases.replaceAll((old, now) -> {
                if (!now.equals(absorbed)) return now;
                led.add(old);
                return survivor;
            });
            aliases.put(absorbed, survivor);
            things.get(survivor).addAll(moved);
            merges.add(new Joined(id, survivor, absorbed, moved, led));
        }

        boolean mayPart(Joined merge) {
            var newest = merges.stream()
                    .filter(it -> it.survivor.equals(merge.survivor))
                    .toList()
                    .getLast();
            return things.containsKey(merge.survivor) && newest == merge;
        }

        void part(Joined merge) {
            var back = new HashSet<>(merge.moved);
            back.retainAll(things.get(merge.survivor));
            things.get(merge.survivor).removeAll(back);
            things.put(merge.absorbed, back);
            aliases.remove(merge.absorbed);
            merge.led.forEach(old -> aliases.put(old, merge.absorbed));
            merges.remove(merge);
        }
    }
}
