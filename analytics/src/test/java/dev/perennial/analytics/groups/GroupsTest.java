package dev.perennial.analytics.groups;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.sun.management.OperatingSystemMXBean;
import dev.perennial.analytics.SharedVectors;
import dev.perennial.analytics.UnusableData;
import dev.perennial.analytics.UnusableData.Reason;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class GroupsTest {
    private static final List<String> WINE = List.of(
            "Alcohol",
            "Malic_Acid",
            "Ash",
            "Ash_Alcanity",
            "Magnesium",
            "Total_Phenols",
            "Flavanoids",
            "Nonflavanoid_Phenols",
            "Proanthocyanins",
            "Color_Intensity",
            "Hue",
            "OD280",
            "Proline");

    @Test
    void winesAreGroupedAsWellAsByTwoHundredStartsOfAnotherProgram() {
        double[] best = {1658.758852, 1277.928489, 1175.378999, 1101.454194};
        var wines = wines();
        for (var k = 2; k <= 5; k++) {
            var inertia = KMeans.fit(wines, k, 50, 1).inertia();
            System.out.printf("wine k=%d inertia %.6f, best known %.6f%n", k, inertia, best[k - 2]);
            assertThat(inertia).isLessThanOrEqualTo(best[k - 2] * 1.0005);
        }
        var kinds = Arrays.stream(SharedVectors.column("clustering/wine.csv", "Customer_Segment"))
                .mapToInt(v -> (int) v)
                .toArray();
        assertThat(AdjustedRand.of(KMeans.fit(wines, 3, 50, 1).group(), kinds)).isCloseTo(0.897495, within(1e-6));
    }

    @Test
    void winesFallIntoTheirThreeKinds() {
        var count = GroupCount.of(wines(), 8, 20, 1);
        System.out.println(count);
        assertThat(count.groups()).isEqualTo(3);
        assertThat(count.stable()).isTrue();
    }

    @Test
    void fiveCloudsAreFoundAndNoiseIsCalledUnstable() {
        var random = new Random(2);
        for (var clouds = 2; clouds <= 6; clouds++) {
            var count = GroupCount.of(clouds(random, clouds, 600, 0.35), 9, 10, 3);
            assertThat(count.groups()).as(count.toString()).isEqualTo(clouds);
            assertThat(count.stable()).isTrue();
        }
        var noise = new double[6][400];
        for (var column : noise) for (var i = 0; i < 400; i++) column[i] = random.nextGaussian();
        assertThat(GroupCount.of(Points.of(noise), 6, 10, 3).stable()).isFalse();
    }

    @Test
    void improvingWithBoundsIsNeverWorseThanWithoutThem() {
        var random = new Random(5);
        for (var round = 0; round < 30; round++) {
            var k = 2 + random.nextInt(6);
            var points = clouds(random, 4, 200, 1.5);
            var first = IntStream.range(0, k)
                    .mapToObj(g -> new double[] {points.at(g, 0), points.at(g, 1), points.at(g, 2)})
                    .toArray(double[][]::new);
            var fast = KMeans.from(points, first);
            var slow = slowly(points, first);
            assertThat(fast.inertia()).isLessThanOrEqualTo(slow * (1 + 1e-9));
        }
    }

    /// Lloyd (1982), as plain as it can be said.
    private static double slowly(Points points, double[][] centres) {
        var grouping = new Grouping(centres, new int[points.rows()], 0, 0);
        for (var round = 0; round < 1_000; round++) {
            var group = grouping.nearest(points);
            var means = new double[centres.length][3];
            var sizes = new int[centres.length];
            for (var i = 0; i < group.length; i++) {
                sizes[group[i]]++;
                for (var j = 0; j < 3; j++) means[group[i]][j] += points.at(i, j);
            }
            for (var g = 0; g < means.length; g++) for (var j = 0; j < 3; j++) means[g][j] /= sizes[g];
            grouping = new Grouping(means, group, 0, 0);
        }
        var inertia = 0.0;
        for (var i = 0; i < points.rows(); i++)
            for (var j = 0; j < 3; j++)
                inertia += Math.pow(points.at(i, j) - grouping.centres()[grouping.group()[i]][j], 2);
        return inertia;
    }

    @Test
    void theSameSeedGivesTheSameGroups() {
        var points = clouds(new Random(7), 4, 70_000, 0.8);
        var one = KMeans.fit(points, 4, 5, 9);
        var other = KMeans.fit(points, 4, 5, 9);
        assertThat(one.group()).isEqualTo(other.group());
        assertThat(one.centres()).isDeepEqualTo(other.centres());
        assertThat(one.sizes()).isSortedAccordingTo((a, b) -> b - a);
    }

    @Test
    void groupsStayWhoTheyAreWhenAFewPercentOfCustomersChange() {
        var random = new Random(11);
        var worst = 1.0;
        for (var round = 0; round < 10; round++) {
            var columns = customers(random, 2_000);
            var features = features(columns);
            var start = Succession.of(Points.prepared(features, columns), new double[0][], 5, 20, round);
            var before = start.grouping();
            assertThat(start.continues()).containsOnly(-1);
            for (var night = 0; night < 5; night++) {
                var next = Arrays.stream(columns).map(double[]::clone).toArray(double[][]::new);
                for (var i = 0; i < 2_000; i++) {
                    next[0][i] += 1;
                    if (random.nextInt(30) > 0) continue;
                    next[0][i] = 0;
                    next[1][i] += 1;
                    next[2][i] += 20 + random.nextInt(30);
                }
                var nextFeatures = features(next);
                var old = restored(features, before.centres());
                var tonight = Succession.of(
                        Points.prepared(nextFeatures, next), measured(nextFeatures, old), 5, 20, round + night);
                var named = Arrays.stream(tonight.grouping().group())
                        .map(g -> tonight.continues()[g])
                        .toArray();
                assertThat(tonight.continues()).containsExactlyInAnyOrder(0, 1, 2, 3, 4);
                worst = Math.min(worst, AdjustedRand.of(named, before.group()));
                var last = before.group();
                var stayed = IntStream.range(0, 2_000)
                        .filter(i -> named[i] == last[i])
                        .count();
                assertThat(stayed).isGreaterThan(1_800);
                var ordered = new double[5][];
                var group = new int[2_000];
                for (var g = 0; g < 5; g++)
                    ordered[tonight.continues()[g]] = tonight.grouping().centres()[g];
                for (var i = 0; i < 2_000; i++) group[i] = named[i];
                before = new Grouping(ordered, group, 0, 0);
                columns = next;
                features = nextFeatures;
            }
        }
        System.out.printf("groups from night to night, worst agreement of 50 nights %.3f%n", worst);
        assertThat(worst).isGreaterThanOrEqualTo(0.9);
    }

    @Test
    void anOldGroupHasOneHeirAtMostAndAStrangerIsNew() {
        double[][] before = {{0, 0}, {10, 0}, {0, 10}};
        assertThat(Succession.heirs(before, new double[][] {{9, 1}, {0, 9}, {1, 1}}))
                .containsExactly(1, 2, 0);
        assertThat(Succession.heirs(before, new double[][] {{0, 1}, {1, 0}}))
                .contains(0)
                .contains(-1);
        assertThat(Succession.heirs(before, new double[][] {{50, 50}})).containsExactly(-1);
        assertThat(Succession.heirs(new double[0][], before)).containsOnly(-1);
    }

    @Test
    void whatSetsAGroupApartIsToldLargestFirst() {
        double[] orders = {1, 2, 1, 2, 1, 20, 22, 21, 20, 22};
        double[] days = {5, 9, 2, 8, 6, 7, 3, 9, 2, 6};
        var features = List.of(Feature.plain("orders", orders, 0), Feature.plain("days", days, 0));
        var points = Points.prepared(features, orders, days);
        var grouping = new Grouping(new double[2][2], new int[] {0, 0, 0, 0, 0, 1, 1, 1, 1, 1}, 0, 0);
        var told = Distinction.of(List.of("orders", "days"), grouping, new double[][] {orders, days}, points, 0.95);
        var first = told.get(1).getFirst();
        assertThat(first.name()).isEqualTo("orders");
        assertThat(first.median()).isEqualTo(21);
        assertThat(first.others()).isEqualTo(1);
        assertThat(first.effect().estimate()).isBetween(1.9, 2.0);
        assertThat(told.get(0).getFirst().effect().estimate()).isNegative();
        var all = new Grouping(new double[1][2], new int[10], 0, 0);
        assertThat(Distinction.of(List.of("orders", "days"), all, new double[][] {orders, days}, points, 0.95)
                        .getFirst())
                .isEmpty();
    }

    @Test
    void equalCustomersGetEqualScores() {
        var random = new Random(1);
        for (var round = 0; round < 200; round++) {
            var n = 1 + random.nextInt(40);
            var values = random.ints(n, 0, 6).asDoubleStream().toArray();
            var scores = Rfm.scores(values);
            for (var i = 0; i < n; i++) {
                assertThat(scores[i]).isBetween(1, 5);
                for (var j = 0; j < n; j++) {
                    if (values[i] == values[j]) assertThat(scores[i]).isEqualTo(scores[j]);
                    if (values[i] > values[j]) assertThat(scores[i]).isGreaterThanOrEqualTo(scores[j]);
                }
            }
        }
        assertThat(Rfm.scores(new double[] {7})).containsExactly(3);
        assertThat(Rfm.scores(new double[] {10, 20, 30, 40, 50})).containsExactly(1, 2, 3, 4, 5);
    }

    @Test
    void whoBuysOftenAndLatelyIsAChampionAndWhoDidSoLongAgoMustNotBeLost() {
        double[] days = {1, 2, 90, 91, 300, 301, 400, 1, 150, 390};
        double[] orders = {30, 25, 20, 3, 2, 1, 28, 1, 3, 1};
        double[] money = {900, 800, 600, 60, 40, 10, 950, 20, 70, 12};
        var rfm = Rfm.of(days, orders, money);
        assertThat(rfm.group(0)).isEqualTo(RfmGroup.CHAMPION);
        assertThat(rfm.group(6)).isEqualTo(RfmGroup.CANNOT_LOSE);
        assertThat(rfm.group(7)).isEqualTo(RfmGroup.NEW);
        assertThat(rfm.group(9)).isEqualTo(RfmGroup.LOST);
        assertThat(Rfm.of(new double[] {3}, new double[] {4}, new double[] {5}).group(0))
                .isEqualTo(RfmGroup.NEEDS_ATTENTION);
    }

    @Test
    void featuresUndoThemselvesWithinTheirLimits() {
        double[] spent = {0, 5, 20, 90, 400, 1e6};
        var feature = Feature.logarithmic("spent", spent, 0);
        assertThat(feature.restore(feature.prepare(90))).isCloseTo(90, within(1e-9));
        var pulledIn = Feature.logarithmic("spent", spent, 0.2);
        assertThat(pulledIn.restore(pulledIn.prepare(1e6))).isCloseTo(400, within(1e-6));
    }

    @Test
    void aRareValueKeepsItsSpreadWhenTheTailsWouldTakeItAll() {
        var refunds = new double[200];
        refunds[3] = 5;
        var feature = Feature.plain("refunds", refunds, 0.01);
        assertThat(feature.prepare(5)).isGreaterThan(feature.prepare(0));
    }

    @Test
    void dataThatCannotBeGroupedAreRefused() {
        refused(Reason.NOT_FINITE, "column 0", () -> Points.of(new double[] {1, Double.NaN}));
        refused(Reason.EMPTY, "columns", () -> Points.of());
        refused(Reason.LENGTHS_DIFFER, "column 1", () -> Points.of(new double[] {1}, new double[] {1, 2}));
        refused(Reason.TOO_LITTLE, "different rows", () -> KMeans.fit(Points.of(new double[9]), 2, 3, 1));
        refused(Reason.OUT_OF_RANGE, "starts", () -> KMeans.fit(Points.of(new double[9]), 1, 0, 1));
        refused(Reason.ALL_THE_SAME, "tells nobody apart", () -> Feature.plain("stars", new double[] {4, 4, 4}, 0));
        refused(Reason.OUT_OF_RANGE, "below 0", () -> Feature.logarithmic("money", new double[] {-4, 4, 4}, 0));
        refused(
                Reason.OUT_OF_RANGE,
                "1 to 1000",
                () -> GroupCount.of(Points.of(new double[40]), 3, Integer.MAX_VALUE, 1));
        refused(Reason.TOO_LITTLE, "at least 20", () -> GroupCount.of(Points.of(new double[] {1, 2}), 3, 5, 1));
        refused(Reason.OUT_OF_RANGE, "1 or more", () -> Rfm.of(new double[1], new double[1], new double[1]));
        refused(Reason.EMPTY, "days", () -> Rfm.of(new double[0], new double[0], new double[0]));
        assertThat(KMeans.fit(Points.of(new double[] {1, 1, 1, 9}), 2, 3, 1).inertia())
                .isZero();
    }

    @Test
    void aMillionRowsInFiveGroupsFromTenStarts() {
        var rows = Integer.getInteger("perennial.rows", 200_000);
        var random = new Random(3);
        var columns = new double[3][rows];
        for (var i = 0; i < rows; i++) {
            columns[0][i] = Math.log1p(-90 * Math.log(random.nextDouble()));
            columns[1][i] = Math.log1p(Math.floor(-6 * Math.log(random.nextDouble())));
            columns[2][i] = columns[1][i] + random.nextGaussian();
        }
        var features = Stream.of(columns).map(c -> Feature.plain("c", c, 0)).toList();
        var points = Points.prepared(features, columns);
        var least = Double.POSITIVE_INFINITY;
        var processor = Double.POSITIVE_INFINITY;
        var inertia = 0.0;
        for (var round = 0; round < 4; round++) {
            var start = System.nanoTime();
            var startBy = processor();
            inertia = KMeans.fit(points, 5, 10, 1).inertia();
            least = Math.min(least, (System.nanoTime() - start) / 1e9);
            processor = Math.min(processor, (processor() - startBy) / 1e9);
        }
        var thorough = Double.POSITIVE_INFINITY;
        for (var start = 0; start < 5; start++)
            thorough = Math.min(
                    thorough,
                    KMeans.from(points, KMeans.fit(points, 5, 1, 100 + start).centres())
                            .inertia());
        System.out.printf(
                "%d rows x 3, k=5, 10 starts: %.3f s (%.3f s processor), inertia %.2f, best of five single starts %.2f%n",
                rows, least, processor, inertia, thorough);
        assertThat(inertia).isLessThanOrEqualTo(thorough * 1.0005);
    }

    private static long processor() {
        return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime();
    }

    private static Points wines() {
        var columns = WINE.stream()
                .map(name -> SharedVectors.column("clustering/wine.csv", name))
                .toArray(double[][]::new);
        var features = IntStream.range(0, columns.length)
                .mapToObj(j -> Feature.plain(WINE.get(j), columns[j], 0))
                .toList();
        return Points.prepared(features, columns);
    }

    private static Points clouds(Random random, int clouds, int rows, double spread) {
        var columns = new double[3][rows];
        for (var i = 0; i < rows; i++) {
            var cloud = i % clouds;
            columns[0][i] = 4 * Math.cos(cloud) + spread * random.nextGaussian();
            columns[1][i] = 4 * Math.sin(cloud) + spread * random.nextGaussian();
            columns[2][i] = 3 * (cloud % 2) + spread * random.nextGaussian();
        }
        return Points.of(columns);
    }

    /// Days since the last purchase of people of whom one in thirty comes each day, purchases, money.
    private static double[][] customers(Random random, int rows) {
        var columns = new double[3][rows];
        for (var i = 0; i < rows; i++) {
            columns[0][i] = Math.floor(-30 * Math.log(random.nextDouble()));
            columns[1][i] = 1 + Math.floor(-6 * Math.log(random.nextDouble()));
            columns[2][i] = columns[1][i] * 20 * Math.exp(0.6 * random.nextGaussian());
        }
        return columns;
    }

    private static List<Feature> features(double[][] columns) {
        return List.of(
                Feature.plain("days", columns[0], 0.05),
                Feature.logarithmic("orders", columns[1], 0.01),
                Feature.logarithmic("money", columns[2], 0.01));
    }

    private static double[][] restored(List<Feature> features, double[][] centres) {
        return each(centres, (j, value) -> features.get(j).restore(value));
    }

    private static double[][] measured(List<Feature> features, double[][] centres) {
        return each(centres, (j, value) -> features.get(j).prepare(value));
    }

    private interface Change {
        double of(int column, double value);
    }

    private static double[][] each(double[][] rows, Change change) {
        return Arrays.stream(rows)
                .map(row -> IntStream.range(0, row.length)
                        .mapToDouble(j -> change.of(j, row[j]))
                        .toArray())
                .toArray(double[][]::new);
    }

    private static void refused(Reason reason, String words, Runnable question) {
        assertThatThrownBy(question::run)
                .isInstanceOfSatisfying(
                        UnusableData.class, e -> assertThat(e.reason()).isEqualTo(reason))
                .hasMessageContaining(words);
    }
}
