package dev.perennial.insights.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.customers.CustomerId;
import dev.perennial.insights.Till;
import dev.perennial.support.PerennialTest;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@PerennialTest
class HistoryReadingTests {
    static final LocalDate MONDAY = LocalDate.of(2026, 6, 1);
    static final Instant NOW = Instant.parse("2026-11-21T09:00:00Z");

    @Autowired
    HistoryReading reading;

    @Autowired
    JdbcClient db;

    Till till;
    CustomerId ada;

    @BeforeEach
    void emptyBooks() {
        for (var table : List.of("orders.refund", "orders.purchase", "customers.customer"))
            db.sql("delete from " + table).update();
        till = new Till(db);
        ada = till.customer("Ada");
    }

    HistoryReading.Past read() {
        return reading.read(NOW, Till.VIENNA);
    }

    static List<LocalDate> days(Histories histories, int customer) {
        var days = new LocalDate[histories.purchaseDays(customer)];
        Arrays.setAll(days, k -> LocalDate.ofEpochDay(histories.day(histories.from(customer) + k)));
        return List.of(days);
    }

    @Test
    void twoPurchasesOnOneDayAreOneOccasion() {
        till.buys(ada, MONDAY, 500);
        till.buys(ada, MONDAY, 300);
        till.buys(ada, MONDAY.plusDays(7), 900);

        var histories = read().histories();

        assertThat(days(histories, 0)).containsExactly(MONDAY, MONDAY.plusDays(7));
        assertThat(histories.value(0)).isEqualTo(1700);
        assertThat(histories.meanSpend(0)).isEqualTo(850);
        assertThat(histories.meanRepeatSpend(0)).isEqualTo(900);
    }

    @Test
    void aDayEndsAtMidnightOfTheBusiness() {
        till.buys(ada, Instant.parse("2026-05-31T21:59:00Z"), 100, "EUR", 100L);
        till.buys(ada, Instant.parse("2026-05-31T22:01:00Z"), 100, "EUR", 100L);

        assertThat(days(read().histories(), 0)).containsExactly(MONDAY.minusDays(1), MONDAY);
    }

    @Test
    void whatWasGivenBackCounts() {
        var cake = till.buys(ada, MONDAY, 3000);
        till.givesBack(ada, cake, MONDAY.plusDays(1), 1000);
        var bread = till.buys(ada, MONDAY.plusDays(7), 500);
        till.givesBack(ada, bread, MONDAY.plusDays(7), 500);
        till.buys(ada, MONDAY.plusDays(14), 400);

        var past = read();

        assertThat(days(past.histories(), 0)).containsExactly(MONDAY, MONDAY.plusDays(14));
        assertThat(past.histories().value(0)).isEqualTo(2400);
        assertThat(past.sums().revenueMinor()).isEqualTo(2400);
    }

    @Test
    void aRefundThatNamesNoPurchaseIsTakenOffTheCustomer() {
        till.buys(ada, MONDAY, 1000);
        till.buys(ada, MONDAY.plusDays(7), 1000);
        till.givesBack(ada, null, MONDAY.plusDays(8), 500);

        var histories = read().histories();

        assertThat(histories.purchaseDays(0)).isEqualTo(2);
        assertThat(histories.value(0)).isEqualTo(1500);
        assertThat(histories.meanRepeatSpend(0)).isEqualTo(750);
    }

    @Test
    void whoOnlyGaveBackIsNoBuyer() {
        var bo = till.customer("Bo");
        till.givesBack(bo, null, MONDAY, 500);
        till.buys(ada, MONDAY, 1000);

        var histories = read().histories();

        assertThat(histories.customers()).isEqualTo(1);
        assertThat(histories.value(0)).isEqualTo(1000);
    }

    @Test
    void purchasesOfUnknownPeopleAreSummedButBelongToNobody() {
        till.buys(null, MONDAY, 250);
        till.buys(ada, MONDAY, 1000);

        var past = read();

        assertThat(past.histories().customers()).isEqualTo(1);
        assertThat(past.sums()).isEqualTo(new HistoryReading.Sums(2, 1, 250, 0, 1250));
    }

    @Test
    void aForeignPurchaseWithoutARateIsAVisitWithoutMoney() {
        till.buys(ada, MONDAY, 1000);
        till.buys(ada, MONDAY.plusDays(7).atStartOfDay(Till.VIENNA).toInstant(), 99_000, "HUF", null);
        till.buys(ada, MONDAY.plusDays(14).atStartOfDay(Till.VIENNA).toInstant(), 2_000, "USD", 1_800L);

        var past = read();

        assertThat(past.histories().purchaseDays(0)).isEqualTo(3);
        assertThat(past.histories().value(0)).isEqualTo(2800);
        assertThat(past.histories().meanSpend(0)).isEqualTo(1400);
        assertThat(past.sums().unpriced()).isEqualTo(1);
    }

    @Test
    void historyEndsWithTheLastPurchaseOfAnybody() {
        till.buys(ada, MONDAY, 1000);
        till.buys(null, MONDAY.plusDays(30), 250);
        till.buys(ada, NOW.plusSeconds(86_400), 250, "EUR", 250L);

        var past = read();

        assertThat(past.firstDay()).isEqualTo(MONDAY);
        assertThat(past.lastDay()).isEqualTo(MONDAY.plusDays(30));
        assertThat(past.histories().days()).isEqualTo(1);
    }
}
