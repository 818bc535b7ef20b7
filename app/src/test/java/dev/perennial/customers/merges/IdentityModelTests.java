package dev.perennial.customers.merges;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.customers.Channel;
import dev.perennial.customers.ConsentOrigin;
import dev.perennial.customers.ConsentOrigin.Way;
import dev.perennial.customers.Consents;
import dev.perennial.customers.Consents.Granting;
import dev.perennial.customers.CustomerId;
import dev.perennial.customers.Customers;
import dev.perennial.customers.Intake;
import dev.perennial.customers.IntakeRow;
import dev.perennial.customers.MergeId;
import dev.perennial.customers.Person;
import dev.perennial.customers.Purpose;
import dev.perennial.customers.Somebody;
import dev.perennial.customers.Standing;
import dev.perennial.customers.Standing.Verdict;
import dev.perennial.customers.SuppressionReason;
import dev.perennial.customers.merges.IdentityModel.Topic;
import dev.perennial.customers.merges.Merging.Merged;
import dev.perennial.customers.merges.Merging.Separated;
import dev.perennial.customers.privacy.erasures.Erasing;
import dev.perennial.customers.privacy.erasures.Erasing.Outcome.Erased;
import dev.perennial.orders.NewPurchase;
import dev.perennial.orders.Purchases;
import dev.perennial.orders.Recording.Recorded;
import dev.perennial.platform.Money;
import dev.perennial.support.PerennialTest;
import dev.perennial.support.Shop;
import dev.perennial.support.TestClock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Random sequences of knowing, buying, importing, saying yes and no, merging, parting and erasing, beside a model that
/// keeps sets of things in memory: nothing is lost, nothing doubled, and the strictest answer holds. A failure names
/// its seed.
@PerennialTest
class IdentityModelTests {
    private static final int STEPS = 100;

    @Autowired
    Merging merging;

    @Autowired
    Customers customers;

    @Autowired
    Intake intake;

    @Autowired
    Purchases purchases;

    @Autowired
    Consents consents;

    @Autowired
    Erasing erasing;

    @Autowired
    JdbcClient db;

    @Autowired
    Shop shop;

    @BeforeEach
    void emptyShop() {
        shop.open();
        TestClock.INSTANCE.reset();
        Shop.signIn(shop.ada());
        db.sql("""
            truncate customers.intake, customers.erasure, customers.erasure_journal, orders.purchase,
                orders.erased_number, customers.customer cascade\
            """).update();
    }

    @AfterEach
    void signOut() {
        Shop.signOut();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 7})
    void whateverHappensTheDatabaseSaysWhatTheModelSays(long seed) {
        var random = new Random(seed);
        var model = new IdentityModel();
        for (var step = 0; step < STEPS; step++) {
            TestClock.INSTANCE.advance(Duration.ofMinutes(1));
            act(random, model, step);
            if (step % 10 == 9) compare(model, seed, step);
        }
        while (!model.merges.isEmpty()) {
            var last = model.merges.getLast();
            assertThat(merging.separate(last.id())).isInstanceOf(Separated.class);
            model.part(last);
        }
        compare(model, seed, STEPS);
        assertThat(model.lives).as("seed %s: all are back", seed).hasSize(model.known.size());
        assertThat(model.erased).as("seed %s: nobody was erased", seed).isNotEmpty();
    }

    @RepeatedTest(3)
    void atTheSameTimeNothingIsLostAndNothingDoubled() throws Exception {
        var ids = IntStream.range(0, 12).mapToObj(this::know).toList();
        var recorded = new ConcurrentLinkedQueue<String>();
        var refused = new ConcurrentLinkedQueue<Integer>();
        var cameAgain = new AtomicLong();
        var ada = shop.ada();
        try (var threads = Executors.newFixedThreadPool(4)) {
            var works = IntStream.range(0, 4)
                    .<Callable<Void>>mapToObj(thread -> () -> {
                        Shop.signIn(ada);
                        var random = new Random(1_000 + thread);
                        for (var i = 0; i < 40; i++)
                            actAtOnce(random, ids, thread + "-" + i, recorded, refused, cameAgain);
                        return null;
                    })
                    .toList();
            for (var each : threads.invokeAll(works)) each.get();
        }

        assertThat(ids).allSatisfy(this::isThereOrErased);
        var living = db.sql("select external_id from orders.purchase where customer_id is not null")
                .query(String.class)
                .list();
        assertThat(recorded).doesNotHaveDuplicates().containsAll(living);
        assertThat(count("select count(*) from orders.purchase"))
                .as("what the erased bought stays for the accounts")
                .isEqualTo(recorded.size());
        assertThat(count("""
            select count(*) from orders.purchase p join customers.activity y on y.source = 'purchase:' || p.id
            where p.customer_id = y.customer_id\
            """)).isEqualTo(living.size());
        assertThat(count("select count(*) from customers.alias a join customers.customer c on c.id = a.old_id"))
                .isZero();
        assertThat(refused).isNotEmpty().allSatisfy(this::isLeftAlone);

        partAll();

        assertThat(refused).allSatisfy(this::isLeftAlone);
        var stillThere =
                ids.stream().filter(id -> customers.current(id).isPresent()).toList();
        assertThat(stillThere)
                .allSatisfy(id -> assertThat(customers.current(id)).contains(id));
        assertThat(count("select count(*) from customers.customer")).isEqualTo(stillThere.size() + cameAgain.get());
        assertThat(count("select count(*) from customers.alias")).isZero();
        assertThat(count("""
            select count(*) from customers.consent c where c.way = 'MERGE' and c.decision <> 'TAKEN_BACK'
            and not exists (select from customers.consent t
                where t.reference = c.reference and t.address_key = c.address_key and t.decision = 'TAKEN_BACK')\
            """))
                .as("what merging" + " said" + " is taken" + " back")
                .isZero();
    }

    private void act(Random random, IdentityModel model, int step) {
        var names = model.known.keySet().stream().sorted().toList();
        if (names.size() < 2 || random.nextInt(9) == 0) {
            model.make(know(step), "n" + step, phone(step), "home of " + step);
            return;
        }
        var whom = model.known.get(names.get(random.nextInt(names.size())));
        switch (random.nextInt(20)) {
            case 0, 1, 2, 3 -> {
                assertThat(purchase("p" + step, Somebody.known(whom))).isTrue();
                model.bought(whom, "p" + step);
            }
            case 4, 5, 6 -> bring(random, model, step);
            case 7, 8, 9 -> say(random, model, whom);
            case 10, 11, 12, 13, 14 -> {
                var other = model.known.get(names.get(random.nextInt(names.size())));
                var outcome = merging.merge(whom, other, MergingTests.KEEP);
                assertThat(outcome instanceof Merged).isEqualTo(model.mayMerge(whom, other));
                if (outcome instanceof Merged merged) model.merge(merged.merge(), whom, other, now());
            }
            case 15, 16, 17 -> {
                if (model.merges.isEmpty()) return;
                var merge = model.merges.get(random.nextInt(model.merges.size()));
                var outcome = merging.separate(merge.id());
                assertThat(outcome instanceof Separated).isEqualTo(model.mayPart(merge));
                if (outcome instanceof Separated) model.part(merge);
            }
            default -> {
                var person = model.current(whom);
                assertThat(erasing.erase(person)).isInstanceOf(Erased.class);
                model.erase(person);
            }
        }
    }

    /// A yes or a no to one question, or to be left alone altogether.
    private void say(Random random, IdentityModel model, CustomerId whom) {
        var topic = Topic.ALL.get(random.nextInt(Topic.ALL.size()));
        var told = ConsentOrigin.told(Way.IN_PERSON, "said so", null, null);
        switch (random.nextInt(8)) {
            case 0 -> {
                consents.stopEverything(whom, SuppressionReason.ASKED, told);
                model.stop(whom, now());
            }
            case 1, 2, 3 -> {
                consents.withdraw(whom, topic.purpose(), topic.channel(), told);
                model.refuse(whom, topic, now());
            }
            default -> {
                var phones = model.life(whom).phones.stream().sorted().toList();
                var address = topic.isOfThePerson() ? "" : phones.get(random.nextInt(phones.size()));
                var before = model.verdict(model.current(whom), topic);
                var answer = consents.grant(
                        whom, topic.purpose(), topic.channel(), address.isEmpty() ? null : address, told);
                assertThat(answer instanceof Granting.Granted)
                        .isEqualTo(before != Verdict.SUPPRESSED && before != Verdict.UNREACHABLE);
                if (answer instanceof Granting.Granted) model.say(whom, topic, address, true, true, now());
            }
        }
    }

    /// Some who are there, and now and then one who was erased and comes in again.
    private void bring(Random random, IdentityModel model, int step) {
        var rows = random.ints(4, 0, step + 1).distinct().boxed().toList();
        var batch = UUID.randomUUID();
        var answers = rows.stream().map(_ -> random.nextInt(3)).toList();
        intake.add(
                batch,
                IntStream.range(0, rows.size())
                        .mapToObj(i -> row(i, rows.get(i), answers.get(i) == 2 ? null : answers.get(i) == 1)));
        intake.resolve(batch);
        consents.book(batch, "import:" + batch, "the list at the till");
        intake.close(batch);
        for (var i = 0; i < rows.size(); i++) {
            var n = rows.get(i);
            if (!model.known.containsKey("n" + n)) model.make(numbered(n), "n" + n, phone(n), null);
            if (answers.get(i) != 2)
                model.say(model.known.get("n" + n), Topic.ALL.getFirst(), phone(n), answers.get(i) == 1, false, now());
        }
    }

    private void actAtOnce(
            Random random,
            List<CustomerId> ids,
            String name,
            ConcurrentLinkedQueue<String> recorded,
            ConcurrentLinkedQueue<Integer> refused,
            AtomicLong cameAgain) {
        var n = random.nextInt(ids.size());
        var one = ids.get(n);
        try {
            switch (random.nextInt(16)) {
                case 0, 1, 2 -> {
                    if (purchase(name, Somebody.known(one))) recorded.add(name);
                }
                case 3, 4, 5 -> {
                    var batch = UUID.randomUUID();
                    intake.add(batch, Stream.of(row(0, n, true)));
                    cameAgain.addAndGet(intake.resolve(batch).made());
                    consents.book(batch, "import:" + batch, "the list at the till");
                    intake.close(batch);
                }
                case 6, 7, 8, 9 -> merging.merge(one, ids.get(random.nextInt(ids.size())), MergingTests.KEEP);
                case 10, 11, 12 ->
                    db.sql("select id from customers.merge order by random() limit 1")
                            .query(UUID.class)
                            .optional()
                            .ifPresent(id -> merging.separate(new MergeId(id)));
                case 13 -> {
                    consents.withdraw(
                            one, Purpose.NEWS, Channel.SMS, ConsentOrigin.told(Way.IN_PERSON, "said so", null, null));
                    refused.add(n);
                }
                case 14 ->
                    consents.grant(one, Purpose.NEWS, Channel.SMS, null, ConsentOrigin.byApi("the web shop", null));
                default -> {
                    if (random.nextInt(3) == 0) customers.current(one).ifPresent(erasing::erase);
                }
            }
        } catch (NoSuchElementException erasedMeanwhile) {
            assertThat(customers.current(one)).isEmpty();
        }
    }

    private void isThereOrErased(CustomerId id) {
        var forgotten = db.sql("select exists (select from customers.erasure_journal where customer_id = ?)")
                .param(id.value())
                .query(Boolean.class)
                .single();
        assertThat(customers.current(id).isPresent()).as("%s is there", id).isEqualTo(!forgotten);
    }

    private void isLeftAlone(int n) {
        assertThat(consents.standing(phone(n), Purpose.NEWS, Channel.SMS)
                        .verdict()
                        .refuses())
                .as("%s said no", phone(n))
                .isTrue();
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

    private void compare(IdentityModel model, long seed, int step) {
        var when = "seed %s, step %s".formatted(seed, step);
        var kept = new TreeMap<String, Set<String>>();
        db.sql("""
            select c.id::text as id, e.thing from customers.customer c left join (
                select customer_id, 'number ' || external_id as thing from customers.external_id
                union all select customer_id, 'purchase ' || external_id from orders.purchase) e
                on e.customer_id = c.id\
            """).query(row -> {
            var things = kept.computeIfAbsent(row.getString("id"), _ -> new HashSet<>());
            if (row.getString("thing") != null) things.add(row.getString("thing"));
        });
        var wanted = new TreeMap<String, Set<String>>();
        model.lives.forEach((id, life) -> wanted.put(id.toString(), life.things));
        assertThat(kept).as(when).isEqualTo(wanted);
        for (var id : model.known.values())
            assertThat(customers.current(id)).as(when).contains(model.current(id));
        assertThat(count("select count(*) from customers.activity where kind = 'orders.purchase'"))
                .as("%s: told once each", when)
                .isEqualTo(count("select count(*) from orders.purchase where customer_id is not null"));
        assertThat(count("select count(*) from orders.purchase where customer_id is null"))
                .as("%s: what the erased bought", when)
                .isEqualTo(model.severed.size());
        assertThat(model.erased).as(when).allSatisfy(this::isThereOrErased);
        for (var id : model.lives.keySet()) {
            var standings = consents.standings(id);
            for (var topic : Topic.ALL)
                assertThat(standings)
                        .as("%s: %s of %s", when, topic, model.life(id).things)
                        .filteredOn(it -> it.purpose() == topic.purpose() && it.channel() == topic.channel())
                        .extracting(Standing::verdict)
                        .containsExactly(model.verdict(id, topic));
        }
    }

    /// Somebody new, in a home of their own.
    private CustomerId know(int n) {
        var id = customers
                .identify(
                        "till",
                        Person.unknown()
                                .withExternalId("n" + n)
                                .withName("Somebody")
                                .withEmail(email(n))
                                .withPhone(phone(n)))
                .orElseThrow()
                .customer();
        db.sql("update customers.customer set street = ?, city = 'Wien' where id = ?")
                .params("Ring " + n, id.value())
                .update();
        return id;
    }

    private CustomerId numbered(int n) {
        return db.sql("select customer_id from customers.external_id where source = 'till' and external_id = ?")
                .param("n" + n)
                .query((row, _) -> new CustomerId(row.getObject(1, UUID.class)))
                .single();
    }

    private static IntakeRow row(int i, int n, @Nullable Boolean news) {
        return new IntakeRow(
                i,
                "till",
                Person.unknown().withExternalId("n" + n).withEmail(email(n)).withPhone(phone(n)),
                new IntakeRow.Answers(null, news, "line " + i));
    }

    private static String email(int n) {
        return "n" + n + "@x.example";
    }

    private static String phone(int n) {
        return "+43664" + (1_000_000 + n);
    }

    private boolean purchase(String number, Somebody buyer) {
        return purchases.record(
                        new NewPurchase("web", number, now(), Money.of(100, "EUR"), buyer, null, null, List.of()))
                instanceof Recorded;
    }

    private long count(String sql) {
        return db.sql(sql).query(Long.class).single();
    }

    private static Instant now() {
        return TestClock.INSTANCE.instant();
    }
}
