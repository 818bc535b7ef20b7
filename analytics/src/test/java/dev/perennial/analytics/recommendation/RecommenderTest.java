package dev.perennial.analytics.recommendation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.perennial.analytics.UnusableData;
import dev.perennial.analytics.UnusableData.Reason;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// A small bakery: 0 rye bread, 1 butter, 2 sourdough, 3 apple cake, 4 birthday candle, 5 coffee.
class RecommenderTest {
    private static final int RYE = 0;
    private static final int BUTTER = 1;
    private static final int CANDLE = 4;
    private static final int COFFEE = 5;
    private static final BitSet NONE = new BitSet();
    private static final ItemWords NAMES =
            ItemWords.of(List.of("Rye bread", "Butter", "Sourdough bread", "Apple cake", "Birthday candle", "Coffee"));

    private final List<int[]> rows = new ArrayList<>();

    /// Forty regulars buy rye bread and butter every week; thirty others coffee; customer 70 only rye bread; 71
    /// never bought.
    private ItemLog bakery() {
        for (var c = 0; c < 40; c++)
            for (var week = 0; week < 10; week++) {
                bought(c, 7 * week, RYE);
                bought(c, 7 * week, BUTTER);
            }
        for (var c = 40; c < 70; c++) for (var week = 0; week < 5; week++) bought(c, 14 * week, COFFEE);
        for (var week = 0; week < 4; week++) bought(70, 9 * week, RYE);
        bought(3, 20, CANDLE);
        return log(72, 6);
    }

    private void bought(int customer, int day, int item) {
        rows.add(new int[] {customer, day, item});
    }

    private ItemLog log(int customers, int items) {
        return ItemLog.of(customers, items, column(0), column(1), column(2));
    }

    private int[] column(int at) {
        return rows.stream().mapToInt(row -> row[at]).toArray();
    }

    @Test
    void whatTheyBuyOftenComesFirstWithTheRhythmAsItsReason() {
        var again = Recommender.of(bakery(), NAMES, Settings.usual(), 100).buyAgain(70, 5, NONE);
        assertThat(again).hasSize(1);
        assertThat(again.getFirst().item()).isEqualTo(RYE);
        assertThat(again.getFirst().why()).isEqualTo(new Why.Rhythm(4, 9, 37));
    }

    @Test
    void whatIsNewComesBecausePeopleWhoBuyTheSameLikeIt() {
        var fresh = Recommender.of(bakery(), NAMES, Settings.usual(), 100).newFor(70, 5, 0, NONE);
        assertThat(fresh.getFirst().item()).isEqualTo(BUTTER);
        assertThat(fresh.getFirst().why()).isEqualTo(new Why.Alike(RYE, 40, 41));
        assertThat(fresh).noneMatch(r -> r.item() == RYE);
    }

    @Test
    void aStrangerSeesWhatSellsAtPresentAndNothingToBuyAgain() {
        var recommender = Recommender.of(bakery(), NAMES, Settings.usual(), 100);
        assertThat(recommender.buyAgain(71, 5, NONE)).isEmpty();
        assertThat(recommender.next(71, 5, NONE)).isEmpty();
        var fresh = recommender.newFor(71, 2, 0.3, NONE);
        assertThat(fresh).extracting(Recommendation::item).containsExactlyInAnyOrder(RYE, BUTTER);
        assertThat(fresh.getFirst().why()).isInstanceOf(Why.Popular.class);
    }

    @Test
    void whatIsExcludedIsNeverRecommended() {
        var never = new BitSet();
        never.set(BUTTER);
        never.set(RYE);
        never.set(999);
        var recommender = Recommender.of(bakery(), NAMES, Settings.usual(), 100);
        for (var c = 0; c < 72; c++) {
            assertThat(recommender.next(c, 6, never)).noneMatch(r -> never.get(r.item()));
            assertThat(recommender.newFor(c, 6, 0.5, never)).noneMatch(r -> never.get(r.item()));
            assertThat(recommender.buyAgain(c, 6, never)).noneMatch(r -> never.get(r.item()));
        }
    }

    @Test
    void anOrderIsLearntAsIfEverythingWereBuiltAnew() {
        var random = new Random(5);
        for (var c = 0; c < 60; c++)
            for (var basket = 0; basket < 5; basket++)
                for (var i = 0; i < 3; i++) bought(c, 3 * basket, (c % 4) * 5 + random.nextInt(8));
        var before = log(60, 30);
        // The means that scale the ridge move with every order, which is a matter of the next build.
        var fixed = new Settings(1, 0, 180, 14, 0.2, 0.15, 0.4, 0, 0);
        var updated = Recommender.of(before, ItemWords.none(30), fixed, 100);
        updated.record(7, 20, 1, 6, 22);
        updated.record(8, 20, 2);
        for (var item : new int[] {1, 6, 22}) bought(7, 20, item);
        bought(8, 20, 2);
        var after = log(60, 30);
        var mean = mean(before) / mean(after);
        var anew = Recommender.of(
                after, ItemWords.none(30), new Settings(mean, 0, 180, 14, 0.2, 0.15, 0.4, 0, 0), 100, 20);
        for (var c = 0; c < 60; c++) {
            var one = updated.kinScores(updated.historyOf(c));
            var other = anew.kinScores(anew.historyOf(c));
            for (var i = 0; i < one.length; i++) assertThat(one[i]).isCloseTo(other[i], within(2e-4f));
        }
    }

    /// Different items a customer, over the items sold.
    private static double mean(ItemLog log) {
        var pairs = new HashSet<Long>();
        var items = new HashSet<Integer>();
        for (var row = 0; row < log.size(); row++) {
            pairs.add(((long) log.customer(row) << 32) | log.item(row));
            items.add(log.item(row));
        }
        return (double) pairs.size() / items.size();
    }

    @Test
    void theInverseIsOneWhateverTheSize() {
        var random = new Random(6);
        for (var n : new int[] {1, 2, 63, 64, 65, 130, 200}) {
            var root = new double[n][n];
            for (var row : root) for (var j = 0; j < n; j++) row[j] = random.nextGaussian();
            var matrix = new double[n][n];
            for (var i = 0; i < n; i++)
                for (var j = 0; j < n; j++) {
                    for (var k = 0; k < n; k++) matrix[i][j] += root[i][k] * root[j][k];
                    if (i == j) matrix[i][j] += n;
                }
            var inverse = new float[n][n];
            for (var i = 0; i < n; i++) for (var j = 0; j < n; j++) inverse[i][j] = (float) matrix[i][j];
            SymmetricInverse.of(inverse);
            for (var i = 0; i < n; i++)
                for (var j = 0; j < n; j++) {
                    var product = 0.0;
                    for (var k = 0; k < n; k++) product += matrix[i][k] * inverse[k][j];
                    assertThat(product).isCloseTo(i == j ? 1 : 0, within(1e-3));
                }
        }
    }

    @Test
    void wordsBringInWhatHardlyAnybodyHasBoughtYet() {
        for (var c = 0; c < 40; c++) for (var d = 0; d < 3; d++) bought(c, d, c % 2 == 0 ? 0 : 3);
        bought(1, 3, 2);
        var names = ItemWords.of(List.of("Rye bread", "Coffee", "Walnut bread", "Lemonade", "Tea"));
        var recommender = Recommender.of(log(40, 5), names, Settings.usual(), 10);
        assertThat(recommender.newFor(0, 1, 0, NONE))
                .extracting(Recommendation::item)
                .containsExactly(2);
    }

    @Test
    void varietyKeepsTwinsApart() {
        for (var c = 0; c < 60; c++) {
            bought(c, 1, 0);
            if (c % 2 == 0) {
                bought(c, 1, 1);
                bought(c, 1, 2);
            }
            if (c % 3 == 0) bought(c, 1, 3);
        }
        bought(60, 2, 0);
        var recommender = Recommender.of(log(61, 4), ItemWords.none(4), Settings.usual(), 10);
        assertThat(recommender.newFor(60, 2, 0, NONE))
                .extracting(Recommendation::item)
                .containsExactly(1, 2);
        assertThat(recommender.newFor(60, 2, 0.8, NONE))
                .extracting(Recommendation::item)
                .contains(3);
    }

    @Test
    void settingsAreChosenWithoutALookAtWhatComesAfter() {
        var log = bakery();
        var choice = Choice.of(log.until(40), NAMES, 10, 14);
        for (var i = 0; i < rows.size(); i++) if (rows.get(i)[1] > 40) rows.get(i)[2] = 3;
        assertThat(Choice.of(log(72, 6).until(40), NAMES, 10, 14)).isEqualTo(choice);
        assertThat(choice.asked()).isGreaterThanOrEqualTo(30);
    }

    @Test
    void aTinyShopKeepsTheUsualSettings() {
        bought(0, 1, 0);
        bought(0, 9, 1);
        bought(1, 9, 1);
        assertThat(Choice.of(log(2, 2), ItemWords.none(2), 10, 3)).isEqualTo(new Choice(Settings.usual(), 0));
    }

    @Test
    void aPerfectListHasGainOne() {
        for (var c = 0; c < 10; c++) for (var d = 0; d < 4; d++) bought(c, 10 * d, c % 5);
        var check = PastCheck.of(log(10, 5), ItemWords.none(5), Settings.usual(), 10, 25, 30, 1);
        assertThat(check.next().recall()).isEqualTo(1);
        assertThat(check.next().ndcg()).isEqualTo(1);
        assertThat(check.next().coverage()).isEqualTo(1);
        assertThat(check.next().hitRate().estimate()).isEqualTo(1);
        assertThat(check.sellers().recall()).isEqualTo(0.2);
        assertThat(check.fresh().customers()).isZero();
    }

    @Test
    void theBestAreTheBest() {
        var random = new Random(9);
        for (var round = 0; round < 200; round++) {
            var scores = new float[1 + random.nextInt(40)];
            for (var i = 0; i < scores.length; i++) scores[i] = random.nextInt(9) - 4;
            var most = 1 + random.nextInt(12);
            var plain = IntStream.range(0, scores.length)
                    .boxed()
                    .sorted((a, b) -> scores[a] == scores[b] ? a - b : Float.compare(scores[b], scores[a]))
                    .limit(most)
                    .mapToInt(i -> i)
                    .toArray();
            assertThat(Best.of(scores, most)).isEqualTo(plain);
        }
    }

    @Test
    void aBasketTwiceOnADayIsOneAndHistoriesGrowAsTheyWouldBeRead() {
        bought(0, 1, 0);
        bought(0, 5, 1);
        bought(0, 5, 0);
        bought(0, 5, 0);
        bought(0, 9, 1);
        var place = new int[] {0, 1};
        var log = log(1, 2);
        var read = History.of(log, 0, log.size(), place);
        var grown = History.NONE
                .with(1, new int[] {0})
                .with(5, new int[] {0, 1})
                .with(5, new int[] {0})
                .with(9, new int[] {1});
        assertThat(read.times()).containsExactly(2, 2);
        for (var history : List.of(read, grown)) {
            assertThat(history.item()).containsExactly(0, 1);
            assertThat(history.times()).containsExactly(2, 2);
            assertThat(history.first()).containsExactly(1, 5);
            assertThat(history.last()).containsExactly(5, 9);
            assertThat(history.days()).containsExactly(1, 5, 9);
        }
    }

    @Test
    void whatCannotBeIsRefused() {
        var log = bakery();
        refused(Reason.EMPTY, () -> ItemLog.of(1, 1, new int[0], new int[0], new int[0]));
        refused(Reason.LENGTHS_DIFFER, () -> ItemLog.of(1, 1, new int[1], new int[0], new int[1]));
        refused(Reason.OUT_OF_RANGE, () -> ItemLog.of(1, 1, new int[1], new int[1], new int[] {1}));
        refused(Reason.EMPTY, () -> log.until(-1));
        refused(Reason.LENGTHS_DIFFER, () -> Recommender.of(log, ItemWords.none(5), Settings.usual(), 9));
        refused(Reason.OUT_OF_RANGE, () -> Recommender.of(log, NAMES, Settings.usual(), 0));
        refused(Reason.TOO_LITTLE, () -> Recommender.of(log, NAMES, Settings.usual(), 1));
        var recommender = Recommender.of(log, NAMES, Settings.usual(), 9);
        refused(Reason.OUT_OF_RANGE, () -> recommender.next(72, 5, NONE));
        refused(Reason.OUT_OF_RANGE, () -> recommender.next(1, 0, NONE));
        refused(Reason.OUT_OF_RANGE, () -> recommender.newFor(1, 5, Double.NaN, NONE));
        refused(Reason.OUT_OF_RANGE, () -> recommender.record(1, 99, 6));
        refused(Reason.CONTRADICTION, () -> recommender.record(1, 3, 1));
        refused(Reason.TOO_LITTLE, () -> PastCheck.of(log, NAMES, Settings.usual(), 9, 63, 70, 10));
        refused(Reason.OUT_OF_RANGE, () -> new Settings(0, 0, 1, 1, 0, 0, 0, 0, 0));
        refused(Reason.OUT_OF_RANGE, () -> new Settings(1, Double.NaN, 1, 1, 0, 0, 0, 0, 0));
    }

    private static void refused(Reason reason, Runnable question) {
        assertThatThrownBy(question::run)
                .isInstanceOfSatisfying(
                        UnusableData.class, e -> assertThat(e.reason()).isEqualTo(reason));
    }
}
