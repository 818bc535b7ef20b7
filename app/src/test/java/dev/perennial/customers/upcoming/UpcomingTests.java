package dev.perennial.customers.upcoming;

import static dev.perennial.support.Shop.signedInAs;
import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.support.PerennialTest;
import dev.perennial.support.Shop;
import dev.perennial.support.TestClock;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

@PerennialTest
class UpcomingTests {
    @Autowired
    MockMvcTester browser;

    @Autowired
    Shop shop;

    @Autowired
    JdbcClient db;

    @BeforeEach
    void open() {
        shop.open();
        TestClock.INSTANCE.reset();
        db.sql("truncate customers.customer cascade").update();
    }

    @Test
    void theNextThirtyDaysStandDayByDay() {
        born("Mia Berger", 12, 20, 1986);
        born("Jon Reed", 11, 21, null);
        born("Too late", 12, 21, null);
        born("Yesterday", 11, 20, null);

        assertThat(page())
                .containsSubsequence("Saturday, 21 November 2026", "Jon Reed", "has a birthday")
                .containsSubsequence("Sunday, 20 December 2026", "Mia Berger", "turns 40")
                .doesNotContain("Too late", "Yesterday");
    }

    @Test
    void thirtyDaysReachIntoTheNextYear() {
        TestClock.INSTANCE.set(Instant.parse("2026-12-20T09:00:00Z"));
        born("Mia Berger", 1, 3, 1987);

        assertThat(page()).containsSubsequence("Sunday, 3 January 2027", "Mia Berger", "turns 40");
    }

    @Test
    void theLeapDayIsCelebratedOnThe28thInACommonYearAndOnItsOwnInALeapYear() {
        born("Lea Vogt", 2, 29, 2000);

        TestClock.INSTANCE.set(Instant.parse("2027-02-20T09:00:00Z"));
        assertThat(page()).containsSubsequence("Sunday, 28 February 2027", "Lea Vogt", "turns 27");
        TestClock.INSTANCE.set(Instant.parse("2028-02-20T09:00:00Z"));
        assertThat(page()).containsSubsequence("Tuesday, 29 February 2028", "Lea Vogt", "turns 28");
    }

    @Test
    void theYearsSinceTheFirstPurchaseAreCountedForThoseWhoStillCome() {
        bought(born("Mia Berger", 6, 1, null), LocalDate.of(2024, 11, 30), "REGULAR");
        bought(born("Jon Reed", 6, 1, null), LocalDate.of(2024, 11, 30), "LOST");

        assertThat(page())
                .containsSubsequence("Monday, 30 November 2026", "Mia Berger", "2 years since the first purchase")
                .doesNotContain("Jon Reed");
    }

    @Test
    void whenNobodyCelebratesThePageSaysWhereItsDaysComeFrom() {
        assertThat(page()).contains("Nobody celebrates in the next 30 days", "29 February");
    }

    private UUID born(String name, int month, int day, @Nullable Integer year) {
        return db.sql("""
            insert into customers.customer (name, name_key, birth_month, birth_day, birth_year, created_at, changed_at)
            values (?, lower(?), ?, ?, ?, now(), now()) returning id""")
                .params(Arrays.asList(name, name, month, day, year))
                .query(UUID.class)
                .single();
    }

    private void bought(UUID customer, LocalDate first, String standing) {
        db.sql("""
            insert into insights.customer_value (customer_id, first_day, last_day, purchase_days, value_minor,
                mean_spend_minor, standing, value_at_risk_minor)
            values (?, ?, ?, 1, 100, 100, ?, 0)""").params(customer, first, first, standing).update();
    }

    private String page() {
        var answer = browser.get()
                .uri("/customers/upcoming")
                .with(signedInAs(shop.ada()))
                .exchange();
        assertThat(answer).hasStatusOk();
        return new String(answer.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
    }
}
