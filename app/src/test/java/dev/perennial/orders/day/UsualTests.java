package dev.perennial.orders.day;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.today.DayFigures.Course;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class UsualTests {
    static final double[] SATURDAYS = {40, 52, 47, 44, 55, 49, 43, 50};

    @Test
    void aDayWithinWhatChanceExplainsGetsNoArrow() {
        assertThat(Usual.count(SATURDAYS).course(62)).isEqualTo(Course.USUAL);
        assertThat(Usual.count(SATURDAYS).course(30)).isEqualTo(Course.USUAL);
    }

    @Test
    void aDayFarFromAllOthersGetsItsArrow() {
        assertThat(Usual.count(SATURDAYS).course(90)).isEqualTo(Course.HIGHER);
        assertThat(Usual.count(SATURDAYS).course(12)).isEqualTo(Course.LOWER);
    }

    @Test
    void withFiveDaysNothingIsSaid() {
        assertThat(Usual.count(Arrays.copyOf(SATURDAYS, 5)).course(900)).isEqualTo(Course.UNKNOWN);
        assertThat(Usual.count(Arrays.copyOf(SATURDAYS, 6)).course(900)).isEqualTo(Course.HIGHER);
    }

    @Test
    void daysThatHappenedToBeAlikeDoNotMakeChanceSmaller() {
        var alike = new double[] {50, 50, 50, 50, 50, 50, 50, 50};

        assertThat(Usual.count(alike).course(69)).isEqualTo(Course.USUAL);
        assertThat(Usual.count(alike).course(80)).isEqualTo(Course.HIGHER);
    }

    @Test
    void whereNothingIsEverSoldTwoPurchasesAreNoNewsAndThreeAre() {
        var none = new double[8];

        assertThat(Usual.count(none).course(2)).isEqualTo(Course.USUAL);
        assertThat(Usual.count(none).course(3)).isEqualTo(Course.HIGHER);
    }

    @Test
    void whatIsUsualIsNeverLessThanNothing() {
        assertThat(Usual.count(new double[] {1, 0, 2, 1, 0, 3, 1, 0}).low()).isZero();
    }

    @Test
    void ofAThousandOrdinaryDaysHardlyOneInAHundredGetsAnArrow() {
        var random = new Random(20261121);
        var arrows = 0;
        for (var n = 0; n < 1000; n++) {
            var past = random.doubles(8).map(_ -> poisson(random, 40)).toArray();
            if (Usual.count(past).course(poisson(random, 40)) != Course.USUAL) arrows++;
        }
        assertThat(arrows).isBetween(1, 20);
    }

    private static double poisson(Random random, double mean) {
        var count = -1;
        for (var passed = 0.0; passed < mean; count++) passed -= Math.log(1 - random.nextDouble());
        return count;
    }
}
