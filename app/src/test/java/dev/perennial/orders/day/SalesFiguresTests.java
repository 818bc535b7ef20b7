package dev.perennial.orders.day;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.support.PerennialTest;
import dev.perennial.support.Shop;
import dev.perennial.today.DayFigures.Course;
import dev.perennial.today.DayFigures.DayFigure;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@PerennialTest
class SalesFiguresTests {
    static final LocalDate FRIDAY = LocalDate.of(2026, 11, 20);
    static final ZoneId VIENNA = ZoneId.of("Europe/Vienna");

    @Autowired
    SalesFigures figures;

    @Autowired
    SettledDays days;

    @Autowired
    DataSource database;

    @Autowired
    Shop shop;

    @Autowired
    JdbcClient db;

    @BeforeEach
    void open() {
        shop.open();
        db.sql("delete from orders.refund").update();
        db.sql("delete from orders.purchase").update();
    }

    @Test
    void aShopThatNeverSoldAnythingHasNoFigures() {
        assertThat(figures.of(FRIDAY)).isEmpty();
        assertThat(figures.week(FRIDAY)).isEqualTo(Course.UNKNOWN);
    }

    @Test
    void aDayRunsFromMidnightToMidnightWhereTheShopIs() {
        bought(null, at(FRIDAY, "00:00"), 100);
        bought(null, at(FRIDAY, "23:59"), 100);
        bought(null, at(FRIDAY.plusDays(1), "00:00"), 100);
        bought(null, at(FRIDAY.minusDays(1), "23:59"), 100);

        assertThat(figure("Purchases").value()).isEqualTo("2");
    }

    @Test
    void whatWasGivenBackIsTakenOffTheRevenue() {
        bought(null, at(FRIDAY, "10:00"), 50_00);
        refunded(at(FRIDAY, "11:00"), 20_00);

        assertThat(figure("Revenue").value()).contains("30");
    }

    @Test
    void whoBoughtOnAnEarlierDayReturnsAndTheOthersAreNew() {
        var mia = customer();
        bought(mia, at(FRIDAY.minusDays(30), "10:00"), 100);
        bought(mia, at(FRIDAY, "10:00"), 100);
        var jon = customer();
        bought(jon, at(FRIDAY, "11:00"), 100);
        bought(jon, at(FRIDAY, "12:00"), 100);
        bought(null, at(FRIDAY, "13:00"), 100);

        assertThat(figure("New customers").value()).isEqualTo("1");
        assertThat(figure("Of the customers, came back").value()).contains("50");
    }

    @Test
    void withoutEnoughWeeksTheFigureStandsAloneAndSaysWhy() {
        for (var weeks = 0; weeks <= 3; weeks++) bought(null, at(FRIDAY.minusWeeks(weeks), "10:00"), 100);

        assertThat(figure("Purchases").course()).isEqualTo(Course.UNKNOWN);
        assertThat(figure("Purchases").usual()).isEqualTo("3 Fridays before to compare with, too few to tell");
    }

    @Test
    void aDayLikeNoOtherGetsAnArrow() {
        for (var weeks = 1; weeks <= 8; weeks++) {
            for (var n = 0; n < 9 + weeks % 3; n++) bought(null, at(FRIDAY.minusWeeks(weeks), "10:00"), 100);
        }
        for (var n = 0; n < 40; n++) bought(null, at(FRIDAY, "10:00"), 100);

        assertThat(figure("Purchases").course()).isEqualTo(Course.HIGHER);
        assertThat(figures.week(FRIDAY.plusDays(1))).isEqualTo(Course.HIGHER);
    }

    @Test
    void oneDearPurchaseIsNoTrend() {
        for (var weeks = 0; weeks <= 8; weeks++) {
            for (var n = 0; n < 10; n++) bought(null, at(FRIDAY.minusWeeks(weeks), "10:00"), 5_00);
        }
        bought(null, at(FRIDAY.minusWeeks(3), "10:00"), 400_00);
        bought(null, at(FRIDAY, "10:00"), 400_00);

        assertThat(figure("Revenue").course()).isEqualTo(Course.USUAL);
    }

    @Test
    void aWeekdayOnWhichNothingIsEverSoldIsLeftOut() {
        bought(null, at(FRIDAY.minusWeeks(9), "10:00"), 100);
        bought(null, at(FRIDAY, "10:00"), 100);

        assertThat(figures.of(FRIDAY.minusDays(5))).isEmpty();
        assertThat(figures.of(FRIDAY.minusWeeks(1))).isNotEmpty();
    }

    @Test
    void aSettledDayIsNotAddedUpAgain() {
        bought(null, at(FRIDAY, "10:00"), 100);
        days.settle();
        db.sql("update orders.day_figure set purchases = 77 where purchases > 0")
                .update();

        assertThat(figure("Purchases").value()).isEqualTo("77");
    }

    @Test
    void whatIsRecordedLateUnsettlesItsDayAndThoseAfterItButNoneBefore() {
        var mia = customer();
        bought(mia, at(FRIDAY.minusDays(1), "10:00"), 100);
        bought(mia, at(FRIDAY, "10:00"), 100);
        days.settle();
        var settled = settled();
        assertThat(figure("Of the customers, came back").value()).contains("100");

        bought(customer(), at(FRIDAY.minusDays(1), "12:00"), 100);
        assertThat(settled()).isEqualTo(settled - 2);
        bought(null, at(FRIDAY, "12:00"), 100);
        assertThat(figure("Purchases").value()).isEqualTo("2");

        days.settle();
        db.sql("delete from orders.purchase where at < ?::timestamptz")
                .param(at(FRIDAY, "00:00").toString())
                .update();
        assertThat(figure("Of the customers, came back").value()).contains("0");
        days.settle();
        refunded(at(FRIDAY, "13:00"), 50);
        assertThat(settled()).isEqualTo(settled - 1);
    }

    @Test
    void aDayIsSettledOnlyAfterWhoeverIsWritingIsThrough() throws Exception {
        try (var other = database.getConnection()) {
            other.setAutoCommit(false);
            other.createStatement().execute("""
                insert into orders.purchase (source, external_id, at, currency, total_minor)
                values ('till', 'slow', now(), 'EUR', 100)""");
            days.settle();
            assertThat(settled()).isZero();
            other.commit();
        }
        days.settle();
        assertThat(settled()).isPositive();
    }

    private long settled() {
        return db.sql("select count(*) from orders.day_figure")
                .query(Long.class)
                .single();
    }

    private DayFigure figure(String label) {
        return figures.of(FRIDAY).stream()
                .filter(it -> it.label().equals(label))
                .findFirst()
                .orElseThrow();
    }

    private static OffsetDateTime at(LocalDate day, String time) {
        return day.atTime(LocalTime.parse(time)).atZone(VIENNA).toOffsetDateTime();
    }

    private UUID customer() {
        return db.sql(
                        "insert into customers.customer (name, created_at, changed_at) values ('Mia', now(), now()) returning id")
                .query(UUID.class)
                .single();
    }

    private void bought(@Nullable UUID customer, OffsetDateTime at, long minor) {
        db.sql("""
            insert into orders.purchase (customer_id, source, external_id, at, currency, total_minor, home_minor)
            values (:customer, 'test', gen_random_uuid(), :at, 'EUR', :minor, :minor)""")
                .param("customer", customer)
                .param("at", at)
                .param("minor", minor)
                .update();
    }

    private void refunded(OffsetDateTime at, long minor) {
        db.sql("""
            insert into orders.refund (source, external_id, at, currency, total_minor, home_minor)
            values ('test', gen_random_uuid(), :at, 'EUR', :minor, :minor)""").param("at", at).param("minor", minor).update();
    }
}
