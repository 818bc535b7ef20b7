package dev.perennial.insights.acquisition;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.insights.acquisition.Acquisition.Group;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ComparedTests {
    @Test
    void withTooFewNothingIsSaidButHowManyMoreWouldBeEnough() {
        assertThat(Compared.of(group(500, 250, 1000), group(13, 6, 1000), 1))
                .isEqualTo(new Compared.TooFew(500, 13, 7));
    }

    @Test
    void aLargeDifferenceAmongManyIsClear() {
        var told = told(group(400, 260, 3000), group(400, 160, 2000));

        assertThat(told.moreReturn().low()).isPositive().isLessThan(0.25);
        assertThat(told.moreReturn().high()).isGreaterThan(0.25);
        assertThat(Compared.isClear(told.moreReturn())).isTrue();
        assertThat(told.moreEach().estimate()).isEqualTo(1000);
    }

    @Test
    void theSameDifferenceAmongFewIsNotAndItIsSaidWhatWouldBeEnough() {
        var told = told(group(20, 11, 1000), group(20, 9, 1000));

        assertThat(Compared.isClear(told.moreReturn())).isFalse();
        // (1.645 + 1.282)² · (0.55·0.45 + 0.45·0.55) / 0.1²
        assertThat(told.enough()).isEqualTo(425);
    }

    @Test
    void ofManyTheMeanIsTakenForNormalAndSaysTheSameAsDrawing() {
        var drawn = told(varied(5_000), varied(5_000)).moreEach();
        var normal = told(varied(5_001), varied(5_001)).moreEach();

        assertThat(normal.high() - normal.low())
                .isCloseTo(drawn.high() - drawn.low(), org.assertj.core.data.Percentage.withPercentage(10));
    }

    @Test
    void whatIsKeptOfASaleCountsNotTheSale() {
        var half = ((Compared.Told) Compared.of(group(50, 20, 3000), group(50, 20, 2000), 0.5)).compared();

        assertThat(half.moreEach().estimate()).isEqualTo(500);
    }

    @Test
    void aCustomerIsPaidBackInTheMonthTheirPurchasesReachTheCost() {
        assertThat(source(40, 40_000L, 400, 900, 1_000).paidBackWithin()).hasValue(3);
        assertThat(source(40, 16_000L, 400, 900, 1_000).paidBackWithin()).hasValue(1);
        assertThat(source(40, 40_040L, 400, 900, 1_000).paidBackWithin()).isEmpty();
        assertThat(source(40, null, 400, 900).paidBackWithin()).isEmpty();
    }

    @Test
    void withoutNewCustomersNothingIsDividedByThem() {
        var nobody = source(0, 5_000L);

        assertThat(nobody.costOfEach()).isEmpty();
        assertThat(nobody.valueOfEach()).isEmpty();
        assertThat(nobody.paidBackWithin()).isEmpty();
        assertThat(nobody.firstPurchases()).isNull();
    }

    private static Acquired source(long bought, Long cost, double... kept) {
        return new Acquired(
                null,
                "Leaflet",
                bought,
                bought,
                List.of(bought),
                cost,
                0,
                null,
                Arrays.stream(kept).boxed().toList());
    }

    private static Group group(int customers, int returned, double each) {
        return new Group(
                customers,
                returned,
                IntStream.range(0, customers).mapToDouble(_ -> each).toArray());
    }

    private static Group varied(int customers) {
        return new Group(
                customers,
                customers / 2,
                IntStream.range(0, customers).mapToDouble(n -> n * 37 % 1_000).toArray());
    }

    private static Compared told(Group referred, Group paid) {
        return ((Compared.Told) Compared.of(referred, paid, 1)).compared();
    }
}
