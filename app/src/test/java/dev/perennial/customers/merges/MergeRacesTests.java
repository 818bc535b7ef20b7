package dev.perennial.customers.merges;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.customers.Channel;
import dev.perennial.customers.Consents;
import dev.perennial.customers.CustomerId;
import dev.perennial.customers.Customers;
import dev.perennial.customers.Intake;
import dev.perennial.customers.IntakeRow;
import dev.perennial.customers.Person;
import dev.perennial.customers.PersonalData;
import dev.perennial.customers.Purpose;
import dev.perennial.customers.Somebody;
import dev.perennial.customers.Standing;
import dev.perennial.customers.merges.Merging.Merged;
import dev.perennial.customers.merges.Merging.OneAlready;
import dev.perennial.customers.merges.Merging.Outcome;
import dev.perennial.customers.merges.Merging.Refused;
import dev.perennial.customers.notes.Note;
import dev.perennial.customers.notes.Notes;
import dev.perennial.orders.NewPurchase;
import dev.perennial.orders.Purchases;
import dev.perennial.orders.Recording.Recorded;
import dev.perennial.platform.Money;
import dev.perennial.support.PerennialTest;
import dev.perennial.support.Shop;
import dev.perennial.support.TestClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@PerennialTest
class MergeRacesTests {
    @Autowired
    Merging merging;

    @Autowired
    Customers customers;

    @Autowired
    Intake intake;

    @Autowired
    Consents consents;

    @Autowired
    Purchases purchases;

    @Autowired
    Notes notes;

    @Autowired
    List<PersonalData> modules;

    @Autowired
    JdbcClient db;

    @Autowired
    Shop shop;

    People people;
    CustomerId a;
    CustomerId b;
    CustomerId c;

    @BeforeEach
    void three() {
        shop.open();
        TestClock.INSTANCE.reset();
        db.sql("truncate customers.intake, customers.customer cascade").update();
        people = new People(db, customers, modules);
        a = people.known("till", "A", "Anna", "a@x.example", null);
        b = people.known("till", "B", "Anna", "b@x.example", null);
        c = people.known("till", "C", "Anna", "c@x.example", null);
    }

    @RepeatedTest(5)
    void eachIntoTheOtherAtOnceLeavesOne() throws Exception {
        var outcomes = atOnce(() -> merge(a, b), () -> merge(b, a), () -> merge(a, b), () -> merge(b, a));

        assertThat(outcomes.stream().filter(it -> it instanceof Merged)).hasSize(1);
        assertThat(outcomes.stream().filter(it -> it instanceof OneAlready)).hasSize(3);
        assertThat(customers.current(a)).isEqualTo(customers.current(b)).isPresent();
    }

    @RepeatedTest(5)
    void inARowOrInACircleNobodyIsLost() throws Exception {
        var outcomes = atOnce(() -> merge(b, a), () -> merge(c, b), () -> merge(a, c));

        var merged = outcomes.stream().filter(it -> it instanceof Merged).count();
        assertThat(merged).isEqualTo(2);
        assertThat(outcomes).noneMatch(it -> it instanceof Refused(var reason) && reason == Merging.Reason.GONE);
        assertThat(Stream.of(a, b, c)
                        .map(it -> customers.current(it).orElseThrow())
                        .distinct())
                .hasSize(1);
        assertThat(db.sql("select count(*) from customers.contact_point")
                        .query(Long.class)
                        .single())
                .isEqualTo(3);
    }

    @RepeatedTest(3)
    void purchasesNotesAndPeopleArrivingMeanwhileAreAllKept() throws Exception {
        Callable<Integer> buying = () -> each(30, i -> purchase("known" + i, Somebody.known(a)));
        Callable<Integer> named =
                () -> each(30, i -> purchase("named" + i, new Somebody(null, null, null, "a@x.example", null)));
        Callable<Integer> noting = () -> each(30, i -> {
            notes.write(a, new Note(Note.Kind.NOTE, "note " + i, null, null), UUID.randomUUID());
            return true;
        });
        Callable<Integer> importing = () -> each(10, i -> bring("A"));
        Callable<Integer> merging = () -> each(15, _ -> mergeAndPart());

        var kept = atOnce(buying, named, noting, importing, merging);

        assertThat(kept).containsExactly(30, 30, 30, 10, 15);
        var now = customers.current(a).orElseThrow();
        assertThat(count("select count(*) from orders.purchase where customer_id in (?, ?)", now, b))
                .isEqualTo(60);
        assertThat(count("select count(*) from customers.note where customer_id in (?, ?)", now, b))
                .isEqualTo(30);
        assertThat(db.sql("""
            select count(*) from orders.purchase p join customers.activity y on y.source = 'purchase:' || p.id
            where y.customer_id = p.customer_id\
            """).query(Long.class).single()).isEqualTo(60);
        assertThat(db.sql("select count(*) from customers.customer")
                        .query(Long.class)
                        .single())
                .isEqualTo(3);
    }

    @Test
    void anImportThatKnewSomebodyBeforeAMergeGoesOnWithTheSurvivor() {
        var batch = UUID.randomUUID();
        intake.add(batch, Stream.of(new IntakeRow(1, "till", Person.unknown().withExternalId("A"))));
        intake.resolve(batch);

        Shop.signIn(shop.ada());
        merge(b, a);
        Shop.signOut();

        assertThat(db.sql("select customer_id from customers.api_intake where batch = ?")
                        .param(batch)
                        .query(UUID.class)
                        .single())
                .isEqualTo(b.value());
    }

    @Test
    void aNoThatAnImportBringsOfSomebodyMergedMeanwhileIsTheSurvivors() {
        var batch = UUID.randomUUID();
        var no = new IntakeRow.Answers(false, null, "line 1");
        intake.add(
                batch,
                Stream.of(new IntakeRow(
                        1, "till", Person.unknown().withExternalId("A").withEmail("a@x.example"), no)));
        intake.resolve(batch);

        Shop.signIn(shop.ada());
        merge(b, a);
        Shop.signOut();
        consents.book(batch, "import:" + batch, "the list at the till");

        assertThat(consents.standing(b, Purpose.NEWS, Channel.EMAIL).verdict()).isEqualTo(Standing.Verdict.REFUSED);
    }

    private boolean mergeAndPart() {
        return merge(b, a) instanceof Merged merged && merging.separate(merged.merge()) instanceof Merging.Separated;
    }

    private Outcome merge(CustomerId survivor, CustomerId absorbed) {
        return merging.merge(survivor, absorbed, MergingTests.KEEP);
    }

    private boolean purchase(String number, Somebody buyer) {
        var at = TestClock.INSTANCE.instant().minus(Duration.ofDays(1));
        return purchases.record(new NewPurchase("web", number, at, Money.of(100, "EUR"), buyer, null, null, List.of()))
                instanceof Recorded;
    }

    private boolean bring(String number) {
        var batch = UUID.randomUUID();
        intake.add(batch, Stream.of(new IntakeRow(1, "till", Person.unknown().withExternalId(number))));
        return intake.resolve(batch).made() == 0;
    }

    private interface Doing {
        boolean done(int i);
    }

    private static int each(int times, Doing doing) {
        var done = 0;
        for (var i = 0; i < times; i++) if (doing.done(i)) done++;
        return done;
    }

    private long count(String sql, CustomerId one, CustomerId other) {
        return db.sql(sql).params(one.value(), other.value()).query(Long.class).single();
    }

    @SafeVarargs
    private <T> List<T> atOnce(Callable<T>... works) throws Exception {
        var ada = shop.ada();
        var start = new CyclicBarrier(works.length);
        try (var threads = Executors.newFixedThreadPool(works.length)) {
            var running = Stream.of(works)
                    .map(work -> threads.submit(() -> {
                        Shop.signIn(ada);
                        start.await();
                        return work.call();
                    }))
                    .toList();
            var results = new ArrayList<T>();
            for (var each : running) results.add(each.get());
            return results;
        }
    }
}
