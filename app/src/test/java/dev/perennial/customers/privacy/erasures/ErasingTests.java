package dev.perennial.customers.privacy.erasures;

import static dev.perennial.support.Shop.signedInAs;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.perennial.access.Role;
import dev.perennial.customers.CustomerId;
import dev.perennial.customers.Customers;
import dev.perennial.customers.Person;
import dev.perennial.customers.PersonErasure;
import dev.perennial.customers.Somebody;
import dev.perennial.customers.privacy.erasures.Erasing.Outcome;
import dev.perennial.orders.NewPurchase;
import dev.perennial.orders.Purchases;
import dev.perennial.orders.Recording;
import dev.perennial.platform.Money;
import dev.perennial.support.PerennialTest;
import dev.perennial.support.Shop;
import dev.perennial.support.TestClock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.transaction.support.TransactionTemplate;

@PerennialTest
class ErasingTests {
    @Autowired
    MockMvcTester browser;

    @Autowired
    Shop shop;

    @Autowired
    Customers customers;

    @Autowired
    Purchases purchases;

    @Autowired
    Erasing erasing;

    @Autowired
    Erasures erasures;

    @Autowired
    PersonErasure forgetting;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JdbcClient db;

    @Value("${perennial.home}")
    Path home;

    CustomerId anna;

    @BeforeEach
    void aCustomerWhoBought() {
        shop.open();
        db.sql("truncate customers.customer, customers.erasure, customers.erasure_journal, orders.purchase, "
                        + "orders.erased_number cascade")
                .update();
        Shop.signIn(shop.ada());
        anna = anna();
        buy("P-1");
    }

    @AfterEach
    void signedOut() {
        Shop.signOut();
    }

    @Test
    void thePreviewSaysWhatGoesAndWhatStaysAndTouchesNothing() {
        assertThat(browser.get()
                        .uri("/customers/privacy/erasures/new?customer=" + anna)
                        .with(signedInAs(shop.ada())))
                .hasStatusOk()
                .bodyText()
                .contains("Erase Anna Maier", "This goes", "How to reach the person", "This stays", "Purchases");
        assertThat(customers.exists(anna)).isTrue();
    }

    @Test
    void nothingIsErasedUntilTheOwnerSaysSo() {
        assertThat(browser.post()
                        .uri("/customers/privacy/erasures")
                        .param("customer", anna.toString())
                        .with(signedInAs(shop.ada())))
                .hasStatus(422)
                .bodyText()
                .contains("Nothing has been erased");
        assertThat(customers.exists(anna)).isTrue();
    }

    @Test
    void nobodyButTheOwnerErases() {
        Shop.signIn(shop.member("Mia Berg", "mia@bakery.example", Role.MANAGER));
        assertThatThrownBy(() -> erasing.erase(anna)).isInstanceOf(AccessDeniedException.class);
        assertThat(customers.exists(anna)).isTrue();
    }

    @Test
    void amountsStayUnderANumberThatLeadsToNobody() {
        erase();
        assertThat(db.sql("select total_minor, customer_id, external_id from orders.purchase")
                        .query((row, _) -> row.getLong(1) + " " + row.getString(2) + " " + row.getString(3))
                        .single())
                .matches("250 null erased:[0-9a-f-]{36}");
    }

    @Test
    void theProofNamesNobodyAndItsDigestFits() {
        var proof = erasures.proof(erase());
        assertThat(proof.isWhole()).isTrue();
        assertThat(proof.rows()).containsEntry("customers.contact_point", 1L).containsEntry("orders.purchase", 1L);
        assertThat(proof.toString()).doesNotContain(anna.toString());
        db.sql("update customers.erasure set rows = '{}'").update();
        assertThat(erasures.proof(proof.id()).isWhole()).isFalse();
    }

    @Test
    void whoeverDiesInTheMiddleIsFollowedBySomebodyWhoGoesOn() {
        for (var step = 0; step < 4; step++) {
            anna = anna();
            var begun = erasing.begin(anna, null).orElseThrow();
            if (step > 0) erasing.writeDown(begun);
            if (step > 1) forgetting.fromPlaces(anna);
            if (step > 2)
                transaction.executeWithoutResult(_ -> erasures.count(begun.id(), forgetting.fromTables(anna)));

            assertThat(erasing.replay()).as("step %d", step).isEqualTo(1);

            assertThat(customers.exists(anna)).isFalse();
            assertThat(erasures.underWay()).isEmpty();
            assertThat(erasures.proof(begun.id()).rows()).as("step %d", step).containsEntry("customers.customer", 1L);
            assertThat(erasing.replay()).isZero();
        }
    }

    @Test
    void whoComesBackWithAnOlderDatabaseIsErasedBeforeAnybodyLooks() throws Exception {
        erase();
        // the older copy knows neither of the erasure nor of its journal: the file beside it does
        db.sql("truncate customers.erasure, customers.erasure_journal").update();
        db.sql("insert into customers.customer (id, name, created_at, changed_at) values (?, 'Anna Maier',"
                        + " now(), now())")
                .param(anna.value())
                .update();
        assertThat(Files.readString(home.resolve(Journal.FILE))).contains(anna.toString());

        assertThat(erasing.replay()).isEqualTo(1);

        assertThat(customers.exists(anna)).isFalse();
    }

    @Test
    void theJournalHoldsIdsAndTimesAndNothingElse() throws Exception {
        erase();
        assertThat(Files.readAllLines(home.resolve(Journal.FILE)))
                .allMatch(line -> line.matches("[0-9a-f-]{36} 20[0-9T:.-]+Z"));
    }

    @Test
    void twoWhoEraseTheSamePersonDoItOnce() throws Exception {
        var begun = erasing.begin(anna, null).orElseThrow();
        assertThat(together(() -> goOn(begun), () -> goOn(begun))).containsExactly(true, true);
        assertThat(erasures.proof(begun.id()).rows()).containsEntry("customers.customer", 1L);
        assertThat(db.sql("select count(*) from customers.erasure")
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void whatIsFinishedIsNotFinishedAgain() {
        var begun = erasing.begin(anna, null).orElseThrow();
        erasing.goOn(begun);
        var proof = erasures.proof(begun.id());

        TestClock.INSTANCE.advance(Duration.ofHours(1));
        erasing.goOn(begun);

        assertThat(erasures.proof(begun.id())).isEqualTo(proof);
    }

    @Test
    void aPurchaseThatArrivesMeanwhileIsErasedWithThePersonOrRefusedAfterwards() throws Exception {
        for (var round = 0; round < 20; round++) {
            var victim = anna = anna();
            var number = "race-" + round;
            together(() -> erasing.erase(victim), () -> purchases.record(purchase(number, Somebody.known(victim))));
            assertThat(db.sql("select count(*) from orders.purchase where customer_id is not null and external_id = ?")
                            .param(number)
                            .query(Long.class)
                            .single())
                    .isZero();
        }
    }

    @Test
    void theSameOldPurchaseDoesNotBringThePersonBack() {
        erase();
        assertThat(purchases.record(
                        purchase("P-1", new Somebody(null, null, "Anna Maier", "anna.maier@example.com", null))))
                .isInstanceOf(Recording.Refused.class);
        assertThat(db.sql("select count(*) from customers.customer")
                        .query(Long.class)
                        .single())
                .isZero();
        assertThat(purchases.record(purchase("P-2", new Somebody(null, null, "Anna Maier", null, null))))
                .isInstanceOf(Recording.Recorded.class);
    }

    @Test
    void whoBuysAgainAfterwardsIsSomebodyNew() {
        erase();
        var again = customers.identify("till", person()).orElseThrow();
        assertThat(again.created()).isTrue();
        assertThat(again.customer()).isNotEqualTo(anna);
    }

    private boolean goOn(Erasures.UnderWay begun) {
        erasing.goOn(begun);
        return true;
    }

    private ErasureId erase() {
        return ((Outcome.Erased) erasing.erase(anna)).proof();
    }

    private CustomerId anna() {
        return customers.identify("till", person()).orElseThrow().customer();
    }

    private static Person person() {
        return Person.unknown().withName("Anna Maier").withEmail("anna.maier@example.com");
    }

    private void buy(String number) {
        assertThat(purchases.record(purchase(number, Somebody.known(anna)))).isInstanceOf(Recording.Recorded.class);
    }

    private static NewPurchase purchase(String number, Somebody buyer) {
        return new NewPurchase(
                "till",
                number,
                Instant.parse("2026-11-20T10:00:00Z"),
                Money.of(250, "EUR"),
                buyer,
                null,
                null,
                List.of(NewPurchase.Line.item("Bun", 1, 250)));
    }

    @SafeVarargs
    private <T> List<T> together(Callable<? extends T>... all) throws Exception {
        var ada = shop.ada();
        try (var threads = Executors.newFixedThreadPool(all.length)) {
            var started = java.util.Arrays.stream(all)
                    .map(each -> threads.submit(() -> {
                        Shop.signIn(ada);
                        try {
                            return (T) each.call();
                        } finally {
                            Shop.signOut();
                        }
                    }))
                    .toList();
            var done = new java.util.ArrayList<T>();
            for (var each : started) done.add(each.get());
            return done;
        }
    }
}
