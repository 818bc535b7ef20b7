package dev.perennial.insights.trends;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.analytics.timeseries.PeriodCheck.Verdict;
import dev.perennial.feedback.Answers;
import dev.perennial.feedback.Given;
import dev.perennial.feedback.Question;
import dev.perennial.feedback.Scale;
import dev.perennial.feedback.Submission;
import dev.perennial.feedback.Submission.Answered;
import dev.perennial.insights.Till;
import dev.perennial.platform.OpeningHours;
import dev.perennial.support.PerennialTest;
import dev.perennial.support.Shop;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Random;
import java.util.function.ToIntFunction;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

@PerennialTest
class TrendsPageTests {
    @Autowired
    Shop shop;

    @Autowired
    Answers answers;

    @Autowired
    DayReading reading;

    @Autowired
    MockMvcTester browser;

    @Autowired
    Clock clock;

    @Autowired
    JdbcClient db;

    @BeforeEach
    void anEmptyShop() {
        shop.open();
        db.sql("truncate orders.purchase, feedback.answer, customers.customer cascade")
                .update();
    }

    @Test
    void withNothingToLookBackOnThePageSaysWhatToBring() {
        assertThat(browser.get().uri("/insights/trends").with(Shop.signedInAs(shop.ada())))
                .hasStatusOk()
                .bodyText()
                .contains("There is nothing to look back on yet");
    }

    @Test
    void aFileOfFormerYearsIsLookedAtFromItsEnd() {
        var till = new Till(db);
        var last = LocalDate.of(2019, 6, 28);
        last.minusWeeks(20).datesUntil(last.plusDays(1)).forEach(day -> till.buys(null, day, 900));
        assertThat(browser.get().uri("/insights/trends").with(Shop.signedInAs(shop.ada())))
                .hasStatusOk()
                .bodyText()
                .contains("Everything up to 28 Jun 2019", "Purchases by week");
    }

    @Test
    void threeWeeksAreTooFewAndThePageSaysWhatWouldBeEnough() {
        sell(day -> day.isBefore(today().minusWeeks(3)) ? 0 : 12);
        assertThat(browser.get().uri("/insights/trends").with(Shop.signedInAs(shop.ada())))
                .hasStatusOk()
                .bodyText()
                .contains("It takes five weeks of days", "a lasting change of level can be told from 8 on");
    }

    @Test
    void aFewRatingsSayHowManyMoreWouldDo() {
        var whole = new Question("whole", "The whole", "en", Scale.STARS, true);
        for (var n = 0; n < 5; n++)
            answers.keep(new Submission(
                    Submission.Type.SURVEY,
                    "cards",
                    "n" + n,
                    null,
                    clock.instant().minus(Duration.ofDays(n)),
                    null,
                    null,
                    null,
                    null,
                    List.of(new Answered(whole, new Given.Rated(4)))));
        assertThat(browser.get().uri("/insights/trends").with(Shop.signedInAs(shop.ada())))
                .hasStatusOk()
                .bodyText()
                .containsPattern("Too few answers to tell: \\d+ more would do for a first verdict");
    }

    @Test
    void aHalvedWeekIsARealDropAndAQuietOneIsNot() {
        sell(day -> !day.isBefore(today().minusDays(7)) ? 5 : 12);
        assertThat(orders().week().orElseThrow().verdict()).isEqualTo(Verdict.REAL_DROP);
        assertThat(browser.get().uri("/insights/trends").with(Shop.signedInAs(shop.ada())))
                .hasStatusOk()
                .bodyText()
                .contains("Purchases: last week was a real drop", "was to be expected", "Purchases by week");
    }

    @Test
    void anOrdinaryWeekIsWithinTheUsual() {
        sell(_ -> 12);
        assertThat(orders().week().orElseThrow().verdict()).isEqualTo(Verdict.WITHIN_THE_USUAL);
    }

    @Test
    void sundaysAreClosedAndAHolidayIsNoBadDay() {
        var holiday = today().minusDays(20).with(TemporalAdjusters.next(DayOfWeek.WEDNESDAY));
        sell(day -> day.equals(holiday) ? 0 : 12);
        var found = orders();
        assertThat(found.days().closedBesides()).containsExactly(holiday);
        assertThat(found.unusual()).isEmpty();
    }

    @Test
    void aLastingFallIsALevelOfItsOwn() {
        sell(day -> day.isBefore(today().minusWeeks(14)) ? 14 : 7);
        assertThat(orders().level()).isPresent();
    }

    private Change orders() {
        return Change.of(reading.read(Till.VIENNA, today(), OpeningHours.NONE).get(DayReading.What.ORDERS));
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), Till.VIENNA);
    }

    /// Every day but Sundays, about as many as asked for.
    private void sell(ToIntFunction<LocalDate> many) {
        var luck = new Random(3);
        var till = new Till(db);
        today().minusWeeks(DayReading.WEEKS).datesUntil(today()).forEach(day -> {
            if (day.getDayOfWeek() == DayOfWeek.SUNDAY || many.applyAsInt(day) == 0) return;
            var count = Math.max(1, many.applyAsInt(day) + luck.nextInt(5) - 2);
            for (var i = 0; i < count; i++) till.buys(null, day, 500 + luck.nextInt(1000));
        });
    }
}
