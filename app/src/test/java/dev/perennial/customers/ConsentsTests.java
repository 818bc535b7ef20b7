package dev.perennial.customers;

import static dev.perennial.customers.Channel.EMAIL;
import static dev.perennial.customers.Channel.PHONE;
import static dev.perennial.customers.Channel.POST;
import static dev.perennial.customers.Channel.SMS;
import static dev.perennial.customers.Purpose.NEWS;
import static dev.perennial.customers.Purpose.SERVICE;
import static dev.perennial.customers.Purpose.SURVEYS;
import static dev.perennial.customers.Standing.Verdict.GRANTED;
import static dev.perennial.customers.Standing.Verdict.NOT_ASKED;
import static dev.perennial.customers.Standing.Verdict.REFUSED;
import static dev.perennial.customers.Standing.Verdict.REQUESTED;
import static dev.perennial.customers.Standing.Verdict.SUPPRESSED;
import static dev.perennial.customers.Standing.Verdict.TOO_YOUNG;
import static dev.perennial.customers.Standing.Verdict.UNREACHABLE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.perennial.customers.Channel.AddressKind;
import dev.perennial.customers.ConsentOrigin.Way;
import dev.perennial.customers.Consents.Granting;
import dev.perennial.customers.Standing.Verdict;
import dev.perennial.support.PerennialTest;
import dev.perennial.support.Shop;
import dev.perennial.support.TestClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;
import org.springframework.transaction.support.TransactionTemplate;

@PerennialTest
@RecordApplicationEvents
class ConsentsTests {
    static int people;

    @Autowired
    Consents consents;

    @Autowired
    Customers customers;

    @Autowired
    Intake intake;

    @Autowired
    HeldOfCustomers held;

    @Autowired
    @Qualifier("strictestAnswer")
    MergeStep strictest;

    @Autowired
    Shop shop;

    @Autowired
    TestClock clock;

    @Autowired
    JdbcClient db;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    ApplicationEvents events;

    @BeforeEach
    void open() {
        shop.open();
        clock.advance(Duration.ofMinutes(1));
    }

    @Test
    void nobodyIsContactedWithoutBeingAskedButForWhatTheyHaveToKnow() {
        var ada = person();

        assertThat(consents.standing(ada, NEWS, EMAIL).verdict()).isEqualTo(NOT_ASKED);
        assertThat(consents.mayContact(ada, NEWS, EMAIL)).isFalse();
        assertThat(consents.mayContact(ada, SERVICE, EMAIL)).isTrue();
        assertThat(consents.standing(ada, NEWS, POST).verdict()).isEqualTo(UNREACHABLE);
    }

    @Test
    void everyAnswerSaysWhy() {
        var ada = person();
        consents.grant(ada, NEWS, PHONE, null, told(Way.BY_PHONE));
        consents.withdraw(ada, NEWS, SMS, told(Way.IN_PERSON));

        assertThat(consents.standing(ada, NEWS, PHONE).why()).matches("Agreed on \\d+ \\w+ 20\\d\\d, by phone\\.");
        assertThat(consents.standing(ada, NEWS, SMS).why())
                .matches("Does not want it: said so on \\d+ \\w+ 20\\d\\d, in person\\.");
        assertThat(consents.standing(ada, SURVEYS, SMS).why())
                .isEqualTo("Nobody has asked for consent to questions for an opinion by text message.");
        assertThat(consents.standings(ada))
                .allSatisfy(it -> assertThat(it.why()).endsWith("."));
    }

    @Test
    void aYesToAnUnconfirmedAddressWaitsForTheLinkAndSaysSo() {
        var ada = person();

        var answer = consents.grant(ada, NEWS, EMAIL, null, told(Way.IN_PERSON));

        assertThat(answer).isInstanceOf(Granting.Requested.class);
        assertThat(consents.standing(ada, NEWS, EMAIL).verdict()).isEqualTo(REQUESTED);
        assertThat(events.stream(ConfirmationWanted.class))
                .anySatisfy(it -> assertThat(it.customer()).isEqualTo(ada))
                .allSatisfy(it -> assertThat(it.link()).startsWith("/p/customers/wishes/confirmation?t="));
    }

    @Test
    void purposesAndChannelsAreAnsweredApart() {
        var ada = person();
        consents.grant(ada, NEWS, PHONE, null, told(Way.BY_PHONE));

        assertThat(consents.mayContact(ada, NEWS, PHONE)).isTrue();
        assertThat(consents.mayContact(ada, NEWS, SMS)).isFalse();
        assertThat(consents.mayContact(ada, SURVEYS, PHONE)).isFalse();
    }

    @Test
    void anotherSystemNeverOverrulesANo() {
        var ada = person();
        consents.withdraw(ada, NEWS, PHONE, told(Way.BY_PHONE));
        clock.advance(Duration.ofDays(1));

        var answer = consents.grant(ada, NEWS, PHONE, null, ConsentOrigin.byApi("web shop", null));

        assertThat(answer).isInstanceOf(Granting.Barred.class);
        assertThat(consents.standing(ada, NEWS, PHONE).verdict()).isEqualTo(REFUSED);
    }

    @Test
    void aYesFromBeforeTheNoIsNotWrittenDown() {
        var ada = person();
        consents.withdraw(ada, NEWS, PHONE, told(Way.BY_PHONE));
        var yesterday = clock.instant().minus(Duration.ofDays(1));

        var answer = consents.grant(ada, NEWS, PHONE, null, ConsentOrigin.told(Way.ON_PAPER, "card", yesterday, null));

        assertThat(answer).isInstanceOf(Granting.Barred.class);
    }

    @Test
    void theLastWordOfThePersonCounts() {
        var ada = person();
        consents.withdraw(ada, NEWS, PHONE, told(Way.BY_PHONE));
        clock.advance(Duration.ofMinutes(1));
        consents.grant(ada, NEWS, PHONE, null, told(Way.BY_PHONE));

        assertThat(consents.mayContact(ada, NEWS, PHONE)).isTrue();
    }

    @Test
    void stoppingEverythingBarsWhateverAddressThePersonHasLater() {
        var ada = person();
        consents.stopEverything(ada, SuppressionReason.UNSUBSCRIBED, told(Way.PAGE));
        address(ada, "EMAIL", "new@" + UUID.randomUUID() + ".example");
        clock.advance(Duration.ofDays(400));

        for (var channel : new Channel[] {EMAIL, SMS, PHONE}) {
            assertThat(consents.standing(ada, NEWS, channel).verdict()).isEqualTo(SUPPRESSED);
            assertThat(consents.grant(ada, NEWS, channel, null, told(Way.BY_PHONE)))
                    .isInstanceOf(Granting.Barred.class);
        }
        assertThat(consents.mayContact(ada, SERVICE, EMAIL)).isTrue();
    }

    @Test
    void anAddressThatDoesNotExistGetsNothingAtAllAndTheOthersDo() {
        var ada = person();
        var dead = mail(ada);
        address(ada, "EMAIL", "other@" + UUID.randomUUID() + ".example");
        consents.suppress(AddressKind.EMAIL, dead, SuppressionReason.HARD_BOUNCE, "550 5.1.1");

        assertThat(consents.standing(dead, SERVICE, EMAIL).verdict()).isEqualTo(SUPPRESSED);
        assertThat(consents.standing(ada, SERVICE, EMAIL).address()).startsWith("other@");
    }

    @Test
    void aComplaintAtOneAddressHoldsForThePersonsOthers() {
        var ada = person();
        var first = mail(ada);
        address(ada, "EMAIL", "other@" + UUID.randomUUID() + ".example");
        consents.suppress(AddressKind.EMAIL, first, SuppressionReason.COMPLAINT, "spam button");
        db.sql("delete from customers.contact_point where customer_id = ? and value = ?")
                .params(ada.value(), first)
                .update();

        assertThat(consents.standing(ada, NEWS, EMAIL).verdict()).isEqualTo(SUPPRESSED);
    }

    @Test
    void aSuppressedAddressStaysSoByErasureAndByComingInAgain() {
        var ada = person();
        var mail = mail(ada);
        consents.suppress(AddressKind.EMAIL, mail.toUpperCase(), SuppressionReason.COMPLAINT, "spam button");
        var refused = person();
        var refusedMail = mail(refused);
        consents.withdraw(refused, NEWS, EMAIL, told(Way.BY_PHONE));

        erase(ada);
        erase(refused);
        var again = imported(mail, true);
        var refusedAgain = imported(refusedMail, true);

        assertThat(again).isNotEqualTo(ada);
        assertThat(consents.standing(again, NEWS, EMAIL).verdict()).isEqualTo(SUPPRESSED);
        assertThat(consents.standing(refusedAgain, NEWS, EMAIL).verdict()).isEqualTo(SUPPRESSED);
        assertThat(db.sql("""
            select count(*) from customers.suppression
            where address_hash = customers.address_hash('EMAIL', ?) and (proof <> '' or customer_id is not null)""").param(mail).query(Long.class).single()).isZero();
    }

    @Test
    void aNoThatWasTakenBackDoesNotOutliveAnErasure() {
        var ada = person();
        var mail = mail(ada);
        var merge = new MergeId(UUID.randomUUID());
        var other = person();
        consents.withdraw(other, NEWS, EMAIL, told(Way.IN_PERSON));
        separate(merge, ada, other, merge(merge, ada, other));

        erase(ada);

        assertThat(consents.standing(mail, NEWS, EMAIL).verdict()).isEqualTo(NOT_ASKED);
    }

    @Test
    void whatEitherRefusedLeavesTheAddressesOfBothAloneWhenTheyAreErasedAsOne() {
        var ada = person();
        var other = person();
        var adasMail = mail(ada);
        var othersMail = mail(other);
        consents.withdraw(other, NEWS, EMAIL, told(Way.IN_PERSON));
        merge(new MergeId(UUID.randomUUID()), ada, other);

        erase(ada);

        assertThat(consents.standing(adasMail, NEWS, EMAIL).verdict()).isEqualTo(SUPPRESSED);
        assertThat(consents.standing(othersMail, NEWS, EMAIL).verdict()).isEqualTo(SUPPRESSED);
    }

    @Test
    void whoWantedNothingByPostGetsNothingAtTheirHomeAfterAnErasure() {
        var ada = person();
        db.sql("update customers.customer set street = 'Ring 1', city = 'Wien' where id = ?")
                .param(ada.value())
                .update();
        var home = db.sql("select key from customers.api_address where customer_id = ? and channel = 'POST'")
                .param(ada.value())
                .query(String.class)
                .single();
        consents.withdraw(ada, NEWS, POST, told(Way.IN_PERSON));

        erase(ada);

        assertThat(consents.standing(home, NEWS, POST).verdict()).isEqualTo(SUPPRESSED);
    }

    @Test
    void whoIsKnownToBeTooYoungIsNotAskedAndNeverAgreed() {
        var child = person();
        var adult = person();
        consents.grant(child, NEWS, PHONE, null, told(Way.BY_PHONE));
        born(child, 10);
        born(adult, 40);
        db.sql("update customers.privacy_setting set least_age = 14").update();

        assertThat(consents.standing(child, NEWS, PHONE).verdict()).isEqualTo(TOO_YOUNG);
        assertThat(consents.mayContact(child, NEWS, PHONE)).isFalse();
        assertThat(consents.mayContact(child, SERVICE, PHONE)).isTrue();
        assertThat(consents.grant(child, SURVEYS, PHONE, null, told(Way.BY_PHONE)))
                .isInstanceOf(Granting.Barred.class);
        assertThat(consents.grant(adult, SURVEYS, PHONE, null, told(Way.BY_PHONE)))
                .isInstanceOf(Granting.Granted.class);
        assertThat(db.sql("select distinct answer from customers.api_consent where customer_id = ?")
                        .param(child.value())
                        .query(String.class)
                        .list())
                .containsExactly("TOO_YOUNG");

        db.sql("update customers.privacy_setting set least_age = null").update();
        assertThat(consents.mayContact(child, NEWS, PHONE)).isTrue();
        assertThat(consents.history(child)).hasSize(1);
    }

    @Test
    void anImportWithoutAWordOnItsSourceWritesNothing() {
        var mail = UUID.randomUUID() + "@import.example";
        var batch = bring(mail, true);
        consents.book(batch, "import:" + batch, "  ");

        assertThat(consents.standing(mail, NEWS, EMAIL).verdict()).isEqualTo(NOT_ASKED);
    }

    @Test
    void anImportSaysYesWhereNobodySaidNoAndNoWhereverItSaysNo() {
        var yes = imported(UUID.randomUUID() + "@import.example", true);
        var no = imported(UUID.randomUUID() + "@import.example", false);
        var silent = imported(UUID.randomUUID() + "@import.example", null);
        var refusedBefore = person();
        consents.withdraw(refusedBefore, NEWS, EMAIL, told(Way.BY_PHONE));
        imported(mail(refusedBefore), true);

        assertThat(consents.standing(yes, NEWS, EMAIL).verdict()).isEqualTo(GRANTED);
        assertThat(consents.standing(no, NEWS, EMAIL).verdict()).isEqualTo(REFUSED);
        assertThat(consents.standing(silent, NEWS, EMAIL).verdict()).isEqualTo(NOT_ASKED);
        assertThat(consents.standing(refusedBefore, NEWS, EMAIL).verdict()).isEqualTo(REFUSED);
        assertThat(consents.history(yes))
                .singleElement()
                .satisfies(it -> assertThat(it.proof()).isEqualTo("newsletter box of our web shop · orders.csv, 17"));
    }

    @Test
    void anImportTakenBackSaidNothing() {
        var mail = UUID.randomUUID() + "@import.example";
        var batch = bring(mail, true);
        consents.book(batch, "import:" + batch, "web shop");
        consents.book(batch, "import:" + batch, "web shop");
        assertThat(consents.standing(mail, NEWS, EMAIL).verdict()).isEqualTo(GRANTED);

        consents.takeBack("import:" + batch);
        consents.takeBack("import:" + batch);

        assertThat(consents.standing(mail, NEWS, EMAIL).verdict()).isEqualTo(NOT_ASKED);
    }

    @Test
    void whoAnsweredSinceTheirImportOutlivesItsUndoing() {
        var mail = UUID.randomUUID() + "@import.example";
        var batch = bring(mail, true);
        consents.book(batch, "import:" + batch, "web shop");
        var person = customerOf(mail);
        consents.withdraw(person, NEWS, EMAIL, told(Way.PAGE));

        consents.takeBack("import:" + batch);
        intake.undo(batch);

        assertThat(consents.standing(mail, NEWS, EMAIL).verdict()).isEqualTo(REFUSED);
    }

    @Test
    void theStrictestAnswerHoldsForBothAndEachHasTheirOwnBack() {
        var ada = person();
        var other = person();
        consents.withdraw(other, NEWS, PHONE, told(Way.BY_PHONE));
        clock.advance(Duration.ofDays(1));
        consents.grant(ada, NEWS, PHONE, null, told(Way.BY_PHONE));
        consents.grant(ada, SURVEYS, PHONE, null, told(Way.BY_PHONE));
        consents.suppress(AddressKind.EMAIL, mail(other), SuppressionReason.COMPLAINT, "spam button");
        clock.advance(Duration.ofDays(1));
        var before = consents.standings(ada);
        var doubleBefore = consents.standings(other);

        var merge = new MergeId(UUID.randomUUID());
        var moved = merge(merge, ada, other);

        assertThat(consents.standing(ada, NEWS, PHONE).verdict()).isEqualTo(REFUSED);
        assertThat(consents.standing(ada, SURVEYS, PHONE).verdict()).isEqualTo(GRANTED);
        assertThat(consents.standing(ada, NEWS, EMAIL).verdict()).isEqualTo(SUPPRESSED);
        separate(merge, ada, other, moved);
        assertThat(consents.standings(ada)).isEqualTo(before);
        assertThat(consents.standings(other)).isEqualTo(doubleBefore);
    }

    @Test
    void nothingSaidIsEverChangedOrRemoved() {
        var ada = person();
        consents.grant(ada, NEWS, PHONE, null, told(Way.BY_PHONE));

        for (var sql : new String[] {
            "update customers.consent set decision = 'WITHDRAWN' where customer_id = ?",
            "update customers.consent set counts_at = counts_at - interval '1 day' where customer_id = ?",
            "delete from customers.consent where customer_id = ?"
        })
            assertThatThrownBy(() -> db.sql(sql).param(ada.value()).update())
                    .as(sql)
                    .hasMessageContaining("append-only");
        assertThatThrownBy(() -> db.sql("truncate customers.consent").update()).hasMessageContaining("append-only");

        db.sql("delete from customers.customer where id = ?").param(ada.value()).update();
        assertThat(consents.history(ada)).isEmpty();
    }

    @Test
    void whoGrantsAndWithdrawsAtOnceIsLeftAlone() throws Exception {
        for (var round = 0; round < 10; round++) {
            var ada = person();
            together(() -> consents.grant(ada, NEWS, PHONE, null, told(Way.BY_PHONE)), () -> {
                consents.withdraw(ada, NEWS, PHONE, told(Way.PAGE));
                return null;
            });

            assertThat(consents.standing(ada, NEWS, PHONE).verdict()).isEqualTo(REFUSED);
        }
    }

    @Test
    void theViewForManyAndTheRuleForOneAgree() {
        var random = new Random(20261122);
        var all = new ArrayList<CustomerId>();
        for (var i = 0; i < 40; i++) all.add(person());
        for (var i = 0; i < 600; i++) {
            var who = all.get(random.nextInt(all.size()));
            var purpose = Purpose.asked().get(random.nextInt(3));
            var channel = new Channel[] {EMAIL, SMS, PHONE}[random.nextInt(3)];
            var at = clock.instant().minusSeconds(random.nextInt(3) * 60L);
            switch (random.nextInt(12)) {
                case 0 -> consents.withdraw(who, purpose, channel, told(Way.BY_PHONE));
                case 1 -> consents.grant(who, purpose, channel, null, ConsentOrigin.byApi("till", null));
                case 2 ->
                    consents.grant(
                            who, purpose, channel, null, new ConsentOrigin(Way.PAGE, "", null, null, null, mail(who)));
                case 3 -> {
                    if (i % 5 == 0) consents.suppress(AddressKind.EMAIL, mail(who), SuppressionReason.ASKED, "");
                }
                case 4 -> {
                    if (i % 3 == 0) address(who, "EMAIL", mail(all.get(random.nextInt(all.size()))));
                }
                default -> consents.grant(who, purpose, channel, null, ConsentOrigin.told(Way.IN_PERSON, "", at, null));
            }
            if (random.nextInt(4) == 0) clock.advance(Duration.ofSeconds(30));
        }

        var seen = new ArrayList<Verdict>();
        for (var who : all)
            for (var purpose : Purpose.asked())
                for (var channel : new Channel[] {EMAIL, SMS, PHONE}) {
                    var one = consents.standing(who, purpose, channel);
                    seen.add(one.verdict());
                    assertThat(viewed(who, purpose, channel, one.address()))
                            .as("%s %s %s", who, purpose, channel)
                            .isEqualTo(one.verdict());
                }
        assertThat(seen).contains(GRANTED, REQUESTED, NOT_ASKED, REFUSED, SUPPRESSED);
    }

    Verdict viewed(CustomerId who, Purpose purpose, Channel channel, String address) {
        return db.sql("""
            select case when suppressed then 'SUPPRESSED' else answer end from customers.api_consent
            where customer_id = ? and purpose = ? and channel = ? and value = ?""")
                .params(who.value(), purpose.name(), channel.name(), address)
                .query(Verdict.class)
                .optional()
                .orElseGet(() ->
                        consents.standing(who, purpose, channel).verdict() == SUPPRESSED ? SUPPRESSED : NOT_ASKED);
    }

    CustomerId person() {
        var n = ++people;
        return customers
                .identify(
                        "till",
                        Person.unknown()
                                .withExternalId("consent-" + n)
                                .withName("Person " + n)
                                .withEmail("person" + n + "@consent.example")
                                .withPhone("+43664" + (1000000 + n)))
                .orElseThrow()
                .customer();
    }

    void born(CustomerId who, int yearsAgo) {
        db.sql("update customers.customer set birth_day = 1, birth_month = 1, birth_year = ? where id = ?")
                .params(java.time.LocalDate.now(clock).getYear() - yearsAgo, who.value())
                .update();
    }

    static ConsentOrigin told(Way way) {
        return ConsentOrigin.told(way, "said so", null, null);
    }

    String mail(CustomerId who) {
        return db.sql("""
            select value from customers.contact_point where customer_id = ? and kind = 'EMAIL'
            order by position, id limit 1""").param(who.value()).query(String.class).single();
    }

    void address(CustomerId who, String kind, String value) {
        db.sql("""
            insert into customers.contact_point (customer_id, kind, value, key, position) values (?, ?, ?, ?, 9)
            on conflict do nothing""").params(who.value(), kind, value, value).update();
    }

    UUID bring(String mail, Boolean news) {
        var batch = UUID.randomUUID();
        intake.add(
                batch,
                Stream.of(new IntakeRow(
                        0,
                        "shop",
                        Person.unknown().withEmail(mail),
                        new IntakeRow.Answers(news, null, "orders.csv, 17"))));
        intake.resolve(batch);
        return batch;
    }

    CustomerId imported(String mail, Boolean news) {
        var batch = bring(mail, news);
        consents.book(batch, "import:" + batch, "newsletter box of our web shop");
        intake.close(batch);
        return customerOf(mail);
    }

    CustomerId customerOf(String mail) {
        return db.sql("select customer_id from customers.contact_point where kind = 'EMAIL' and key = lower(?)")
                .param(mail)
                .query((row, _) -> new CustomerId(row.getObject(1, UUID.class)))
                .single();
    }

    /// As an erasure does it: what each table says becomes of its rows, then the customer.
    void erase(CustomerId who) {
        transaction.executeWithoutResult(_ -> {
            for (var table : held.tables())
                if (table.onErasure() instanceof HeldTable.OnErasure.Severed(var sql))
                    db.sql(sql).param("customer", who.value()).update();
            db.sql("delete from customers.customer where id = ?")
                    .param(who.value())
                    .update();
        });
    }

    record Moved(java.util.List<Long> consents, java.util.List<Long> bars, java.util.List<UUID> points) {}

    Moved merge(MergeId merge, CustomerId survivor, CustomerId absorbed) {
        strictest.merging(merge, survivor, absorbed);
        var moved = new Moved(
                move("consent", survivor, absorbed, Long.class),
                move("suppression", survivor, absorbed, Long.class),
                move("contact_point", survivor, absorbed, UUID.class));
        strictest.merged(merge, survivor, absorbed);
        return moved;
    }

    void separate(MergeId merge, CustomerId survivor, CustomerId absorbed, Moved moved) {
        back("consent", absorbed, moved.consents());
        back("suppression", absorbed, moved.bars());
        back("contact_point", absorbed, moved.points());
        strictest.separated(merge, survivor, absorbed);
    }

    <T> java.util.List<T> move(String table, CustomerId survivor, CustomerId absorbed, Class<T> key) {
        return db.sql("update customers." + table + " set customer_id = ? where customer_id = ? returning id")
                .params(survivor.value(), absorbed.value())
                .query((row, _) -> row.getObject(1, key))
                .list();
    }

    void back(String table, CustomerId absorbed, java.util.List<?> ids) {
        for (var id : ids)
            db.sql("update customers." + table + " set customer_id = ? where id = ?")
                    .params(absorbed.value(), id)
                    .update();
    }

    static void together(Callable<?>... what) throws Exception {
        var start = new CyclicBarrier(what.length);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var running = Stream.of(what)
                    .map(each -> threads.submit(() -> {
                        start.await();
                        return each.call();
                    }))
                    .toList();
            for (var each : running) each.get();
        }
    }
}
