package dev.perennial.insights.compare;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.feedback.Answers;
import dev.perennial.feedback.Given;
import dev.perennial.feedback.Question;
import dev.perennial.feedback.Scale;
import dev.perennial.feedback.Submission;
import dev.perennial.feedback.Submission.Answered;
import dev.perennial.insights.Till;
import dev.perennial.support.PerennialTest;
import dev.perennial.support.Shop;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@PerennialTest
class ComparePageTests {
    private static final Question STARS = new Question("stars", "How was it?", "en", Scale.STARS, true);
    private static final Question NPS = new Question("nps", "Would you recommend us?", "en", Scale.NPS, false);

    @Autowired
    Shop shop;

    @Autowired
    Answers answers;

    @Autowired
    MockMvcTester browser;

    @Autowired
    Clock clock;

    @Autowired
    JdbcClient db;

    private int number;

    @BeforeEach
    void anEmptyShop() {
        shop.open();
        db.sql("""
            truncate feedback.answer, feedback.wording, feedback.question, orders.purchase, orders.refund,
                customers.customer cascade""").update();
        Shop.signIn(shop.ada());
    }

    @AfterEach
    void nobody() {
        Shop.signOut();
    }

    @Test
    void placesThatAreRatedApartDifferAndTheTestIsNamedWithItsReason() {
        rate(STARS, "Market", 5, 5, 4, 5, 4, 5, 5, 4, 5, 5, 4, 5, 5, 5);
        rate(STARS, "Station", 2, 1, 3, 2, 2, 1, 4, 2, 1, 3, 2, 2, 1, 2);
        assertThat(page("what=answers:stars&by=PLACE"))
                .hasStatusOk()
                .bodyText()
                .contains(
                        "They differ by “Place”",
                        "Mann and Whitney",
                        "steps need not be equally long",
                        "Somebody of “Market” answers higher than somebody of “Station”",
                        "The figures behind it");
    }

    @Test
    void placesThatAreRatedAlikeAreNotProvenToDifferAndItSaysHowManyWouldBeEnough() {
        rate(STARS, "Market", 5, 4, 4, 5, 3, 5, 4, 4, 5, 3, 4, 5);
        rate(STARS, "Station", 4, 5, 4, 3, 4, 5, 4, 5, 3, 4, 4, 5);
        assertThat(page("what=answers:stars&by=PLACE"))
                .bodyText()
                .contains("No difference by “Place” is proven", "in each group would be enough");
    }

    @Test
    void fewerThanTenInAGroupAreNoGroundForAVerdict() {
        rate(STARS, "Market", 5, 5, 5, 5);
        rate(STARS, "Station", 1, 1, 1);
        assertThat(page("what=answers:stars&by=PLACE"))
                .bodyText()
                .contains("Too few to compare", "A group needs 10", "Market (4)", "Station (3)");
    }

    @Test
    void ofSeveralGroupsTheOneThatStandsOutIsNamedAfterTheCorrectionForAskingOfEach() {
        for (var place : List.of("Market", "Mill", "Harbour"))
            rate(STARS, place, 5, 4, 4, 5, 3, 5, 4, 4, 5, 4, 5, 4, 5, 4, 5);
        rate(STARS, "Station", 1, 2, 1, 2, 1, 1, 2, 1, 3, 1, 2, 1, 1, 2, 1);
        assertThat(page("what=answers:stars&by=PLACE"))
                .bodyText()
                .contains("Station stands out from all others", "Holm’s correction", "Kruskal and Wallis");
    }

    @Test
    void recommendingIsToldAsPromotersLessDetractors() {
        rate(NPS, "Market", 10, 9, 9, 10, 8, 9, 10, 9, 7, 10, 9, 10);
        rate(NPS, "Station", 2, 6, 3, 5, 9, 4, 1, 6, 0, 3, 8, 2);
        assertThat(page("what=answers:nps&by=PLACE"))
                .bodyText()
                .contains("They differ by “Place”", "promoters less detractors are compared");
    }

    @Test
    void oneGroupIsNoComparison() {
        rate(STARS, "Market", 5, 5, 5, 5);
        assertThat(page("what=answers:stars&by=PLACE")).bodyText().contains("there is only one group: Market");
        assertThat(page("what=answers:stars&by=CHANNEL")).bodyText().contains("Nothing is known by “Channel”");
    }

    @Test
    void everyMeasureAnswersByEverythingItHas() {
        var till = new Till(db);
        var today = LocalDate.ofInstant(clock.instant(), Till.VIENNA);
        for (var i = 0; i < 30; i++) {
            var who = till.customer("Guest " + i);
            var purchase = till.buys(who, today.minusDays(i + 1L), 1000 + 17L * i);
            if (i % 3 == 0) till.buys(who, today.minusDays(i + 3L), 900);
            if (i % 5 == 0) till.givesBack(who, purchase, today.minusDays(i), 500);
        }
        rate(STARS, "Market", 5, 4, 4, 5, 3, 5, 4, 4, 5, 3, 4, 5);
        for (var what : List.of("answers:stars", "basket", "spend", "repeat", "refunded"))
            for (var by : Dimension.values())
                assertThat(page("what=" + what + "&by=" + by)).hasStatusOk();
        assertThat(page("what=basket&by=MONTH")).bodyText().contains("What a purchase brings");
    }

    @Test
    void whatNobodyCanChooseIsReadAsTheUsual() {
        assertThat(page("what=nonsense&by=nonsense&months=-3")).hasStatusOk();
    }

    private void rate(Question question, String place, int... numbers) {
        for (var each : numbers)
            answers.keep(new Submission(
                    Submission.Type.SURVEY,
                    "cards",
                    "n" + number++,
                    null,
                    clock.instant().minusSeconds(3600L * (number + 1)),
                    null,
                    place,
                    null,
                    null,
                    List.of(new Answered(question, new Given.Rated(each)))));
    }

    private MvcTestResult page(String query) {
        return browser.get()
                .uri("/insights/compare?" + query)
                .with(Shop.signedInAs(shop.ada()))
                .exchange();
    }
}
