package dev.perennial.today.birthdays;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.perennial.support.PerennialTest;
import dev.perennial.today.TodayItem;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@PerennialTest
class BirthdaysTests {
    static final LocalDate SATURDAY = LocalDate.of(2026, 11, 21);

    @Autowired
    Birthdays birthdays;

    @Autowired
    JdbcClient db;

    @BeforeEach
    void nobodyYet() {
        db.sql("delete from customers.customer").update();
    }

    @Test
    void theAgeIsSaidOnlyWhenTheYearIsKnown() {
        born("Mia Berger", 11, 21, 1986);
        born("Jon Reed", 11, 22, null);

        assertThat(birthdays.items(SATURDAY, 10))
                .extracting(TodayItem::title, TodayItem::reason)
                .containsExactly(
                        tuple("Greet Mia Berger", "Turns 40 today."),
                        tuple("Greet Jon Reed", "Has a birthday tomorrow."));
    }

    @Test
    void whoWasMissedYesterdayIsGreetedBelatedly() {
        born("Mia Berger", 11, 20, 1986);

        assertThat(reasons(SATURDAY)).containsExactly("Turned 40 yesterday.");
    }

    @Test
    void nobodyOutsideTheWeekIsGreeted() {
        born("Too late", 11, 18, null);
        born("Too early", 11, 28, null);

        assertThat(birthdays.items(SATURDAY, 10)).isEmpty();
    }

    @Test
    void theLeapDayIsGreetedOnThe28thWhenThereIsNo29th() {
        born("Leap Vogt", 2, 29, 1988);

        assertThat(reasons(LocalDate.of(2027, 2, 28))).containsExactly("Turns 39 today.");
        assertThat(reasons(LocalDate.of(2028, 2, 28))).containsExactly("Turns 40 tomorrow.");
    }

    @Test
    void aBirthdayOnTheOtherSideOfTheYearKeepsOneKey() {
        var mia = born("Mia Berger", 1, 1, null);

        assertThat(birthdays.items(LocalDate.of(2026, 12, 30), 10))
                .extracting(TodayItem::key)
                .containsExactly("birthday:" + mia + ":2027")
                .isEqualTo(birthdays.items(LocalDate.of(2027, 1, 2), 10).stream()
                        .map(TodayItem::key)
                        .toList());
    }

    @Test
    void whoSpendsMoreIsGreetedFirst() {
        spendsAYear(born("Small", 11, 21, null), 10_000);
        spendsAYear(born("Large", 11, 21, null), 90_000);

        assertThat(birthdays.items(SATURDAY, 1))
                .extracting(TodayItem::title, TodayItem::worthMinor)
                .containsExactly(tuple("Greet Large", 4_500L));
    }

    @Test
    void whatCanWaitStandsBelowWhatCannot() {
        spendsAYear(born("On Friday", 11, 27, null), 50_000);
        spendsAYear(born("Today", 11, 21, null), 40_000);

        assertThat(birthdays.items(SATURDAY, 10))
                .extracting(TodayItem::title)
                .containsExactly("Greet Today", "Greet On Friday");
    }

    @Test
    void amongManyTheSameAreChosenAsWhenAllAreCompared() {
        var random = new Random(8);
        for (var i = 0; i < 900; i++) {
            var on = SATURDAY.plusDays(random.nextInt(-4, 9));
            var born = born("Customer " + i, on.getMonthValue(), on.getDayOfMonth(), null);
            if (random.nextInt(4) > 0) spendsAYear(born, Math.round(Math.exp(random.nextGaussian() * 2 + 7)));
        }
        var days = new GreetingDays(SATURDAY).all();

        for (var most : List.of(1, 7, 100, 400, 800))
            assertThat(birthdays.mostValuable(days, most))
                    .extracting(Birthdays.Born::worth)
                    .isEqualTo(birthdays.items(SATURDAY, most).stream()
                            .map(TodayItem::worthMinor)
                            .toList());
    }

    private List<String> reasons(LocalDate day) {
        return birthdays.items(day, 10).stream().map(TodayItem::reason).toList();
    }

    private UUID born(String name, int month, int day, @Nullable Integer year) {
        return db.sql("""
            insert into customers.customer (name, birth_month, birth_day, birth_year, created_at, changed_at)
            values (?, ?, ?, ?, now(), now()) returning id""")
                .params(Arrays.asList(name, month, day, year))
                .query(UUID.class)
                .single();
    }

    private void spendsAYear(UUID customer, long minor) {
        db.sql("""
            insert into customers.trait (customer_id, module, traits, changed_at)
            values (?, 'insights', jsonb_build_object('value_12_months', ?::bigint), now())""").params(customer, minor).update();
    }
}
