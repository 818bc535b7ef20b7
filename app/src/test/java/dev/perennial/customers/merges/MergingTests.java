package dev.perennial.customers.merges;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.perennial.access.Role;
import dev.perennial.customers.Activities;
import dev.perennial.customers.Activity;
import dev.perennial.customers.Channel;
import dev.perennial.customers.ConsentOrigin;
import dev.perennial.customers.Consents;
import dev.perennial.customers.CustomerId;
import dev.perennial.customers.Customers;
import dev.perennial.customers.MergeId;
import dev.perennial.customers.PersonalData;
import dev.perennial.customers.Purpose;
import dev.perennial.customers.Somebody;
import dev.perennial.customers.Standing;
import dev.perennial.customers.SuppressionReason;
import dev.perennial.customers.Tasks;
import dev.perennial.customers.Traits;
import dev.perennial.customers.merges.Merging.Merged;
import dev.perennial.customers.merges.Merging.OneAlready;
import dev.perennial.customers.merges.Merging.Reason;
import dev.perennial.customers.merges.Merging.Refused;
import dev.perennial.customers.merges.Merging.Separated;
import dev.perennial.customers.notes.Note;
import dev.perennial.customers.notes.Notes;
import dev.perennial.orders.NewPurchase;
import dev.perennial.orders.Purchases;
import dev.perennial.platform.Money;
import dev.perennial.support.PerennialTest;
import dev.perennial.support.Shop;
import dev.perennial.support.TestClock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.AccessDeniedException;

@PerennialTest
class MergingTests {
    static final Choices KEEP = new Choices(Side.SURVIVOR, Side.SURVIVOR, Side.SURVIVOR);

    @Autowired
    Merging merging;

    @Autowired
    Merges merges;

    @Autowired
    List<PersonalData> modules;

    @Autowired
    Customers customers;

    @Autowired
    Notes notes;

    @Autowired
    Tasks tasks;

    @Autowired
    Traits traits;

    @Autowired
    Activities activities;

    @Autowired
    Purchases purchases;

    @Autowired
    Consents consents;

    @Autowired
    JdbcClient db;

    @Autowired
    Shop shop;

    People people;
    CustomerId anna;
    CustomerId mayer;

    @BeforeEach
    void twoOfTheSame() {
        shop.open();
        people = new People(db, customers, modules);
        TestClock.INSTANCE.reset();
        Shop.signIn(shop.ada());
        db.sql("truncate customers.intake, customers.customer cascade").update();
        anna = people.known("till", "7", "Anna Maier", "anna@x.example", "0664 1234567");
        mayer = people.known("web", "W9", "A. Mayer", "a.mayer@y.example", "0664 7654321");
    }

    @AfterEach
    void signOut() {
        Shop.signOut();
    }

    @Test
    void everythingOfTheOneIsTheOthersAfterwards() {
        fill(mayer);
        var bought = count("orders.purchase", mayer);

        merge(anna, mayer);

        for (var table : List.of("customers.note", "customers.task", "customers.preference"))
            assertThat(count(table, anna)).as(table).isEqualTo(1);
        assertThat(bought).isEqualTo(2);
        assertThat(count("orders.purchase", anna)).isEqualTo(2);
        assertThat(people.allOf(mayer).values())
                .allSatisfy(rows -> assertThat(rows).isEmpty());
        assertThat(db.sql("select key from customers.contact_point where customer_id = ? order by position, key")
                        .param(anna.value())
                        .query(String.class)
                        .list())
                .containsExactly("+436641234567", "anna@x.example", "+436647654321", "a.mayer@y.example");
    }

    @Test
    void theMergedIdLeadsToTheSurvivorForEver() {
        var third = people.named("Anna M.");
        merge(mayer, third);
        merge(anna, mayer);

        assertThat(customers.current(third)).contains(anna);
        assertThat(customers.current(mayer)).contains(anna);
        assertThat(customers.current(anna)).contains(anna);
        assertThat(customers.current(new CustomerId(UUID.randomUUID()))).isEmpty();
        assertThat(people.known("web", "W9", null, null, null)).isEqualTo(anna);
        assertThat(people.known("web", null, null, "a.mayer@y.example", null)).isEqualTo(anna);
        TestClock.INSTANCE.advance(Merge.SEPARABLE);
        merges.forgetUntil(TestClock.INSTANCE.instant().minus(Merge.SEPARABLE));
        assertThat(customers.current(third)).contains(anna);
    }

    @Test
    void whatIsWrittenToTheMergedIdIsTheSurvivors() {
        merge(anna, mayer);

        fill(mayer);

        assertThat(count("customers.note", anna)).isEqualTo(1);
        assertThat(count("customers.task", anna)).isEqualTo(1);
        assertThat(count("orders.purchase", anna)).isEqualTo(2);
        assertThat(traits.of(anna)).containsEntry("loyalty.tier", "gold");
    }

    @Test
    void partedAgainBothAreExactlyAsTheyWere() {
        fill(anna);
        fill(mayer);
        shareAnAddress();
        db.sql("""
            update customers.customer set street = 'Ring 1', city = 'Wien', birth_month = 2, birth_day = 29,
                demographics = '{"HOUSEHOLD": "two"}', created_at = created_at - interval '1 year' where id = ?\
            """).param(mayer.value()).update();
        var annaBefore = people.allOf(anna);
        var mayerBefore = people.allOf(mayer);

        var merge = merge(anna, mayer, new Choices(Side.ABSORBED, Side.ABSORBED, Side.ABSORBED));
        assertThat(people.allOf(anna)).isNotEqualTo(annaBefore);

        assertThat(merging.separate(merge)).isEqualTo(new Separated(anna, mayer));
        assertThat(people.allOf(anna)).isEqualTo(annaBefore);
        assertThat(people.allOf(mayer)).isEqualTo(mayerBefore);
        assertThat(customers.current(mayer)).contains(mayer);
        assertThat(count("customers.alias", anna)).isZero();
    }

    @Test
    void severalMergesArePartedTheNewestFirstAndAllIsAsItWas() {
        var third = people.known("app", "1", "Anna M.", "third@x.example", null);
        fill(third);
        var before = List.of(people.allOf(anna), people.allOf(mayer), people.allOf(third));
        var first = merge(mayer, third);
        var second = merge(anna, mayer);

        assertThat(merging.separate(first)).isEqualTo(new Refused(Reason.NEWER));
        assertThat(merging.separate(second)).isInstanceOf(Separated.class);
        assertThat(customers.current(third)).contains(mayer);
        assertThat(merging.separate(first)).isInstanceOf(Separated.class);

        assertThat(List.of(people.allOf(anna), people.allOf(mayer), people.allOf(third)))
                .isEqualTo(before);
    }

    @Test
    void whoAbsorbedTwoPartsFromTheLaterFirst() {
        var third = people.named("Anna M.");
        var first = merge(anna, mayer);
        var second = merge(anna, third);

        assertThat(merging.separate(first)).isEqualTo(new Refused(Reason.NEWER));
        assertThat(merging.separate(second)).isEqualTo(new Separated(anna, third));
        assertThat(merging.separate(first)).isEqualTo(new Separated(anna, mayer));
    }

    @Test
    void whatCameSinceStaysWithTheSurvivorAndEditsStay() {
        db.sql("update customers.customer set birth_month = 1, birth_day = 2 where id = ?")
                .param(mayer.value())
                .update();
        var mayerBefore = people.allOf(mayer);
        var merge = merge(anna, mayer);
        purchase("later", mayer);
        db.sql("update customers.customer set name = 'Anna Maier-Huber', name_key = 'anna maier huber' where id = ?")
                .param(anna.value())
                .update();
        db.sql("delete from customers.contact_point where key = 'a.mayer@y.example'")
                .update();

        merging.separate(merge);

        assertThat(count("orders.purchase", anna)).isEqualTo(1);
        assertThat(customers.name(anna)).contains("Anna Maier-Huber");
        assertThat(db.sql("select birth_day from customers.customer where id = ?")
                        .param(anna.value())
                        .query((row, _) -> row.getObject(1))
                        .optional())
                .isEmpty();
        assertThat(people.allOf(mayer)).isEqualTo(mayerBefore);
    }

    @Test
    void whoIsEditingTheSurvivorLearnsOfTheMerge() {
        var seen = changedAt(anna);
        var merge = merge(anna, mayer);
        var merged = changedAt(anna);
        merging.separate(merge);

        assertThat(merged).isAfter(seen);
        assertThat(changedAt(anna)).isAfter(merged);
    }

    @Test
    void mergingTwiceOrWithItselfOrWithNobodyDoesNothing() {
        merge(anna, mayer);

        assertThat(merging.merge(anna, mayer, KEEP)).isEqualTo(new OneAlready(anna));
        assertThat(merging.merge(mayer, anna, KEEP)).isEqualTo(new OneAlready(anna));
        assertThat(merging.merge(anna, anna, KEEP)).isEqualTo(new Refused(Reason.ITSELF));
        assertThat(merging.merge(anna, new CustomerId(UUID.randomUUID()), KEEP)).isEqualTo(new Refused(Reason.GONE));
        var other = people.named("Bo");
        assertThat(merging.merge(other, mayer, KEEP)).isEqualTo(new Refused(Reason.CHANGED));
        assertThat(db.sql("select count(*) from customers.customer")
                        .query(Long.class)
                        .single())
                .isEqualTo(2);
    }

    @Test
    void anInventedCustomerIsNeverMergedWithARealOne() {
        db.sql("update customers.customer set sample = true where id = ?")
                .param(mayer.value())
                .update();

        assertThat(merging.merge(anna, mayer, KEEP)).isEqualTo(new Refused(Reason.SAMPLE));
    }

    @Test
    void partingTwiceOrTooLateDoesNothing() {
        var merge = merge(anna, mayer);
        TestClock.INSTANCE.advance(Merge.SEPARABLE.minusSeconds(1));
        merging.separate(merge);
        assertThat(merging.separate(merge)).isEqualTo(new Refused(Reason.OVER));

        var again = merge(anna, mayer);
        TestClock.INSTANCE.advance(Merge.SEPARABLE);
        assertThat(merging.separate(again)).isEqualTo(new Refused(Reason.OVER));
        assertThat(customers.current(mayer)).contains(anna);
    }

    @Test
    void anErasedSurvivorTakesTheJournalAndTheOldIdAlong() {
        var merge = merge(anna, mayer);
        db.sql("delete from customers.customer where id = ?")
                .param(anna.value())
                .update();

        assertThat(merging.separate(merge)).isEqualTo(new Refused(Reason.OVER));
        assertThat(customers.current(mayer)).isEmpty();
        assertThat(db.sql("select count(*) from customers.merge_table")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void whoIsBeingErasedBecomesNobodyElseMeanwhile() {
        var merge = merge(anna, mayer);
        var third = people.named("Anna M.");
        db.sql("insert into customers.erasure (customer_id, asked_at) values (?, now())")
                .param(anna.value())
                .update();

        assertThat(merging.merge(third, anna, KEEP)).isEqualTo(new Refused(Reason.GONE));
        assertThat(merging.merge(anna, third, KEEP)).isEqualTo(new Refused(Reason.GONE));
        assertThat(merging.separate(merge)).isEqualTo(new Refused(Reason.GONE));

        db.sql("truncate customers.erasure").update();
        assertThat(merging.separate(merge)).isInstanceOf(Separated.class);
    }

    @Test
    void whatWasSaidAtAnAddressSinceTheMergeGoesWithTheAddress() {
        var merge = merge(anna, mayer);
        TestClock.INSTANCE.advance(Duration.ofMinutes(1));
        var told = ConsentOrigin.told(ConsentOrigin.Way.IN_PERSON, "said so", null, null);
        consents.withdraw(anna, Purpose.NEWS, Channel.SMS, told);
        consents.stopEverything(anna, SuppressionReason.ASKED, told);

        merging.separate(merge);

        assertThat(db.sql("select distinct address_key from customers.consent where customer_id = ? and channel"
                                + " = 'SMS'")
                        .param(mayer.value())
                        .query(String.class)
                        .list())
                .containsExactly("+436647654321");
        assertThat(db.sql("select count(*) from customers.consent where customer_id = ? and address_key like"
                                + " '%7654321'")
                        .param(anna.value())
                        .query(Long.class)
                        .single())
                .isZero();
        assertThat(List.of(anna, mayer))
                .allSatisfy(who -> assertThat(consents.standing(who, Purpose.NEWS, Channel.SMS)
                                .verdict())
                        .isEqualTo(Standing.Verdict.SUPPRESSED));
    }

    @Test
    void onlyManagersMergeAndPart() {
        var merge = merge(anna, mayer);
        Shop.signIn(shop.bo());
        assertThatThrownBy(() -> merging.merge(anna, mayer, KEEP)).isInstanceOf(AccessDeniedException.class);
        assertThatThrownBy(() -> merging.separate(merge)).isInstanceOf(AccessDeniedException.class);

        Shop.signIn(shop.member("Mo", "mo@bakery.example", Role.MANAGER));
        assertThat(merging.separate(merge)).isInstanceOf(Separated.class);
        assertThat(db.sql("select subject from access.audit_entry where what = 'customers.separated' and subject"
                                + " in (?, ?)")
                        .params(anna.value(), mayer.value())
                        .query(UUID.class)
                        .set())
                .containsExactlyInAnyOrder(anna.value(), mayer.value());
    }

    private MergeId merge(CustomerId survivor, CustomerId absorbed) {
        return merge(survivor, absorbed, KEEP);
    }

    private MergeId merge(CustomerId survivor, CustomerId absorbed, Choices choices) {
        var outcome = merging.merge(survivor, absorbed, choices);
        assertThat(outcome).isInstanceOf(Merged.class);
        return ((Merged) outcome).merge();
    }

    private void fill(CustomerId customer) {
        notes.write(customer, new Note(Note.Kind.NEED, "No nuts", null, null), UUID.randomUUID());
        tasks.make(
                UUID.randomUUID(),
                customer,
                "Call",
                LocalDate.of(2026, 12, 1),
                null,
                shop.ada().id());
        db.sql("insert into customers.preference (customer_id, kind, text, added_at) select ?, 'LIKES',"
                        + " 'rye', now() where exists (select from customers.customer where id = ?)")
                .params(customer.value(), customer.value())
                .update();
        traits.set(customer, "loyalty", Map.of("tier", "gold"));
        activities.append(new Activity(customer, "x.y", Instant.EPOCH, "x:" + UUID.randomUUID(), null, null, Map.of()));
        purchase("1" + customer, customer);
        purchase("2" + customer, customer);
    }

    private void purchase(String number, CustomerId customer) {
        var at = TestClock.INSTANCE.instant().minus(Duration.ofDays(3));
        purchases.record(new NewPurchase(
                "till", number, at, Money.of(500, "EUR"), Somebody.known(customer), null, null, List.of()));
    }

    /// Both have it, and the absorbed one's is left out while they are one.
    private void shareAnAddress() {
        db.sql("insert into customers.contact_point (customer_id, kind, key, value, position) values (?,"
                        + " 'EMAIL', 'both@x.example', 'Both@x.example', 7)")
                .param(anna.value())
                .update();
        db.sql("insert into customers.contact_point (customer_id, kind, key, value, position) values (?,"
                        + " 'EMAIL', 'both@x.example', 'both@X.example', 3)")
                .param(mayer.value())
                .update();
    }

    private long count(String table, CustomerId customer) {
        return db.sql("select count(*) from " + table + " where customer_id = ?")
                .param(customer.value())
                .query(Long.class)
                .single();
    }

    private Instant changedAt(CustomerId customer) {
        return db.sql("select changed_at from customers.customer where id = ?")
                .param(customer.value())
                .query((row, _) -> row.getTimestamp(1).toInstant())
                .single();
    }
}
