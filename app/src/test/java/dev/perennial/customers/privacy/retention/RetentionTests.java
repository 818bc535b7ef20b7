package dev.perennial.customers.privacy.retention;

import static dev.perennial.support.Shop.signedInAs;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.perennial.access.Role;
import dev.perennial.customers.CustomerId;
import dev.perennial.customers.Customers;
import dev.perennial.customers.Held;
import dev.perennial.customers.Person;
import dev.perennial.support.PerennialTest;
import dev.perennial.support.Shop;
import dev.perennial.support.TestClock;
import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

@PerennialTest
class RetentionTests {
    private static final String NOTES = "customers.retention.notes";

    @Autowired
    MockMvcTester browser;

    @Autowired
    Shop shop;

    @Autowired
    Customers customers;

    @Autowired
    Retention retention;

    @Autowired
    Held held;

    @Autowired
    JdbcClient db;

    CustomerId anna;

    @BeforeEach
    void aNoteOfToday() {
        shop.open();
        TestClock.INSTANCE.reset();
        db.sql("truncate customers.retention, customers.customer, customers.erasure, "
                        + "orders.import, platform.stored_file, platform.event_publication cascade")
                .update();
        shop.emptyLog();
        anna = customers
                .identify("till", Person.unknown().withName("Anna Maier").withEmail("anna.maier@example.com"))
                .orElseThrow()
                .customer();
        db.sql("""
            with note as (
                insert into customers.note (customer_id, kind, text, text_key, written_at)
                values (:customer, 'NOTE', 'likes rye', 'likes rye', :now) returning id)
            insert into customers.activity (customer_id, kind, at, source, data)
            select :customer, 'customers.note', :now, 'note:' || id, '{"text": "likes rye"}' from note""").param("customer", anna.value()).param("now", now()).update();
        Shop.signIn(shop.ada());
    }

    @AfterEach
    void signedOut() {
        Shop.signOut();
    }

    @Test
    void whatIsWithinItsPeriodIsNeitherCountedNorRemoved() {
        retention.agree(retention.get(NOTES));
        TestClock.INSTANCE.advance(Duration.ofDays(400));
        retention.night();
        assertThat(retention.get(NOTES).old()).isZero();
        assertThat(notes()).isEqualTo(1);
    }

    @Test
    void whatIsOlderIsReportedAndWaitsForTheOwner() {
        retention.keepFor(retention.get(NOTES), 365);
        TestClock.INSTANCE.advance(Duration.ofDays(400));
        retention.night();
        assertThat(retention.get(NOTES).waits()).isTrue();
        assertThat(notes()).isEqualTo(1);
        assertThat(text("/customers/privacy")).contains("Notes: one row is older than the period");
    }

    @Test
    void onceAgreedItGoesTheNextNightWithWhatTheTimelineTells() {
        retention.keepFor(retention.get(NOTES), 365);
        TestClock.INSTANCE.advance(Duration.ofDays(400));
        retention.agree(retention.get(NOTES));
        assertThat(notes()).isEqualTo(1);
        retention.night();
        assertThat(notes()).isZero();
        assertThat(db.sql("select count(*) from customers.activity where source like 'note:%'")
                        .query(Long.class)
                        .single())
                .isZero();
        assertThat(retention.get(NOTES).removed()).isEqualTo(1);
    }

    @Test
    void aShorterPeriodHasToBeAgreedToAnew() {
        retention.agree(retention.get(NOTES));
        retention.keepFor(retention.get(NOTES), 2_000);
        assertThat(retention.get(NOTES).goesByItself()).isTrue();
        retention.keepFor(retention.get(NOTES), 300);
        assertThat(retention.get(NOTES).goesByItself()).isFalse();
    }

    @Test
    void whatTheProductLeftBehindGoesUnasked() {
        db.sql("""
            insert into platform.event_publication (id, listener_id, event_type, serialized_event, publication_date,
                completion_date)
            values (gen_random_uuid(), 'x', 'x', '{}', :now, :now), (gen_random_uuid(), 'x', 'x', '{}', :now, null)""").param("now", now()).update();
        TestClock.INSTANCE.advance(Duration.ofDays(400));
        retention.night();
        assertThat(count("platform.event_publication"))
                .as("the one still on its way stays")
                .isEqualTo(1);
    }

    @Test
    void thePeriodOfTheLogIsShownAndChangedBesideTheLogAlone() {
        db.sql("update access.audit_rule set kept_days = 444").update();
        assertThat(browser.get().uri("/customers/privacy/retention").with(signedInAs(shop.ada())))
                .bodyText()
                .contains("Who looked at what", "Kept for 444 days", "/access/audit#rule")
                .doesNotContain("customers.retention.audit/period");
        assertThat(browser.get().uri("/customers/privacy/record").with(signedInAs(shop.ada())))
                .bodyText()
                .contains("Who looked at what", "444");
        db.sql("update access.audit_rule set kept_days = 730").update();
    }

    @Test
    void theFileOfAFinishedImportGoesAndTheImportStays() {
        var file = db.sql("""
            insert into platform.stored_file (name, sha256, byte_count, stored_at)
            values ('orders.csv', repeat('0', 64), 0, now()) returning id""").query(java.util.UUID.class).single();
        db.sql("""
            insert into orders.import (file_id, file_name, sha256, source, state, layout, brought_at, finished_at)
            values (?, 'orders.csv', 'x', 'till', 'DONE', null, ?, ?)""").params(file, now(), now()).update();
        TestClock.INSTANCE.advance(Duration.ofDays(59));
        retention.night();
        assertThat(count("platform.stored_file")).isEqualTo(1);
        TestClock.INSTANCE.advance(Duration.ofDays(2));
        retention.night();
        assertThat(count("platform.stored_file")).isZero();
        assertThat(count("orders.import")).isEqualTo(1);
    }

    @Test
    void customersNobodyHasHeardOfAreErasedOnceTheOwnerAgreed() {
        TestClock.INSTANCE.advance(Duration.ofDays(1_200));
        retention.night();
        assertThat(retention.get("customers.retention.dormant").waits()).isTrue();
        assertThat(customers.exists(anna)).isTrue();
        retention.agree(retention.get("customers.retention.dormant"));
        retention.night();
        assertThat(customers.exists(anna)).isFalse();
        assertThat(count("customers.erasure where done_at is not null")).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "29", "3651", "ten", "-5", ""})
    void aPeriodThatMakesNoSenseIsRefusedByName(String days) {
        assertThat(browser.post()
                        .uri("/customers/privacy/retention/" + NOTES + "/period")
                        .param("days", days)
                        .with(signedInAs(shop.ada())))
                .hasStatus(422)
                .bodyText()
                .contains("Notes: ");
        assertThat(retention.get(NOTES).days()).isEqualTo(1_095);
    }

    @Test
    void everyKindHasItsWordsAndASensiblePeriod() {
        var page = text("/customers/privacy/retention");
        assertThat(held.retained()).hasSizeGreaterThan(6).allSatisfy(kind -> {
            assertThat(kind.days()).isBetween(kind.least(), kind.most());
            assertThat(page).contains("/customers/privacy/retention/" + kind.name() + "/period");
        });
    }

    @Test
    void nobodyButTheOwnerDecides() {
        Shop.signIn(shop.member("Mia Berg", "mia@bakery.example", Role.MANAGER));
        assertThatThrownBy(() -> retention.agree(retention.get(NOTES))).isInstanceOf(AccessDeniedException.class);
        assertThatThrownBy(() -> retention.keepFor(retention.get(NOTES), 100))
                .isInstanceOf(AccessDeniedException.class);
    }

    private static Timestamp now() {
        return Timestamp.from(TestClock.INSTANCE.instant());
    }

    private long notes() {
        return count("customers.note");
    }

    private long count(String from) {
        return db.sql("select count(*) from " + from).query(Long.class).single();
    }

    private String text(String address) {
        var answer = browser.get().uri(address).with(signedInAs(shop.ada())).exchange();
        assertThat(answer).hasStatusOk();
        return new String(answer.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
    }
}
