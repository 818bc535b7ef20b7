package dev.perennial.analytics.networks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.perennial.analytics.UnusableData;
import dev.perennial.analytics.UnusableData.Reason;
import dev.perennial.analytics.networks.Cohesion.Paths;
import dev.perennial.analytics.networks.Network.Reach;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class NetworksTest {
    /// Zachary (1977), An information flow model for conflict and fission in small groups: friendships of 34
    /// members of a karate club, numbered from 0.
    private static final int[][] KARATE = {
        {0, 1, 2, 3, 4, 5, 6, 7, 8, 10, 11, 12, 13, 17, 19, 21, 31},
        {1, 2, 3, 7, 13, 17, 19, 21, 30},
        {2, 3, 7, 8, 9, 13, 27, 28, 32},
        {3, 7, 12, 13},
        {4, 6, 10},
        {5, 6, 10, 16},
        {6, 16},
        {8, 30, 32, 33},
        {9, 33},
        {13, 33},
        {14, 32, 33},
        {15, 32, 33},
        {18, 32, 33},
        {19, 33},
        {20, 32, 33},
        {22, 32, 33},
        {23, 25, 27, 29, 32, 33},
        {24, 25, 27, 31},
        {25, 31},
        {26, 29, 33},
        {27, 33},
        {28, 31, 33},
        {29, 32, 33},
        {30, 32, 33},
        {31, 32, 33},
        {32, 33},
    };

    private static final Network CLUB = club();

    @Test
    void theKarateClubHasItsPublishedFigures() {
        assertThat(CLUB.nodes()).isEqualTo(34);
        assertThat(CLUB.links()).isEqualTo(78);
        assertThat(CLUB.density()).isCloseTo(0.139037433, within(1e-9));
        var cohesion = Cohesion.of(CLUB);
        assertThat(cohesion.transitivity()).isCloseTo(0.255681818, within(1e-9));
        assertThat(cohesion.clustering()).isCloseTo(0.570638478, within(1e-9));
        assertThat(Cohesion.assortativity(CLUB)).isCloseTo(-0.475613098, within(1e-9));
        var paths = Paths.of(CLUB);
        assertThat(paths.meanLength()).isCloseTo(2.408199643, within(1e-9));
        assertThat(paths.longest()).isEqualTo(5);
        assertThat(paths.betweenness()[0]).isCloseTo(0.437635281, within(1e-9));
        assertThat(paths.betweenness()[33]).isCloseTo(0.304074976, within(1e-9));
    }

    @Test
    void pageRanksOfTheKarateClubAreThePublishedOnes() {
        var exact = PageRank.of(CLUB, 0.85, 1e-13);
        var usual = PageRank.of(CLUB);
        assertThat(Arrays.stream(exact).sum()).isCloseTo(1, within(1e-12));
        for (var i = 0; i < 34; i++) assertThat(usual[i]).isCloseTo(exact[i], within(1e-10));
        assertThat(balance(CLUB, exact)).isLessThan(1e-13);
        assertThat(exact[0]).isCloseTo(0.096997285, within(1e-9));
        assertThat(exact[33]).isCloseTo(0.100919182, within(1e-9));
        assertThat(exact[11]).isCloseTo(0.009564745, within(1e-9));
        System.out.printf("karate PageRank %.9f %.9f %.9f%n", exact[0], exact[33], exact[11]);
    }

    /// How far the shares are from what their definition asks for.
    private static double balance(Network network, double[] ranks) {
        var off = 0.0;
        for (var i = 0; i < network.nodes(); i++) {
            var sum = 0.0;
            for (var from : network.neighbours(i)) sum += ranks[from] / network.degree(from);
            off = Math.max(off, Math.abs(0.15 / network.nodes() + 0.85 * sum - ranks[i]));
        }
        return off;
    }

    @Test
    void aNodeThatLinksNowhereGivesItsShareToAll() {
        var ranks = PageRank.of(Network.directed(2, new int[] {0}, new int[] {1}), 0.85, 1e-14);
        // r0 = 0.075 + 0.85 r1 / 2, r1 = r0 + 0.85 r0
        assertThat(ranks[1]).isCloseTo(1.85 / 2.85, within(1e-12));
        assertThat(Arrays.stream(PageRank.of(Network.directed(3, new int[0], new int[0]))))
                .allSatisfy(r -> assertThat(r).isCloseTo(1 / 3.0, within(1e-12)));
    }

    @Test
    void theTreeOfRecommendationsReachesSixAndIsThreeDeep() {
        var by = new int[] {0, 0, 0, 1, 1, 4};
        var brought = new int[] {1, 2, 3, 4, 5, 6};
        var referrals = Referrals.of(7, by, brought);
        assertThat(referrals.density()).isCloseTo(1 / 7.0, within(1e-12));
        assertThat(referrals.reach()).containsExactly(6, 3, 0, 0, 1, 0, 0);
        assertThat(referrals.longestChain()).isEqualTo(3);
        assertThat(referrals.recommenders()).isEqualTo(3);
        var each = referrals.perCustomer(0.95);
        assertThat(each.estimate()).isCloseTo(0.857142857, within(1e-9));
        assertThat(each.low()).isBetween(0.3, 0.5);
        assertThat(each.high()).isBetween(1.7, 2.0);
        assertThat(referrals.network().reach(0)).isEqualTo(new Reach(6, 3));
    }

    @Test
    void reachAlongAForestIsThatOfWalkingIt() {
        var random = new Random(4);
        var by = new int[300];
        var brought = new int[300];
        for (var i = 0; i < 300; i++) {
            brought[i] = i + 10;
            by[i] = random.nextInt(i + 10);
        }
        var referrals = Referrals.of(310, by, brought);
        for (var i = 0; i < 310; i++)
            assertThat(referrals.reach()[i])
                    .isEqualTo(referrals.network().reach(i).nodes());
    }

    @Test
    void aLinkNamedTwiceIsOneLink() {
        var network = Network.undirected(3, new int[] {0, 1, 0}, new int[] {1, 0, 2});
        assertThat(network.links()).isEqualTo(2);
        assertThat(network.neighbours(0)).containsExactly(1, 2);
    }

    @Test
    void aCircleOfRecommendationsIsRefused() {
        refused(Reason.CONTRADICTION, "circle", () -> Referrals.of(3, new int[] {0, 1}, new int[] {1, 0}));
        refused(Reason.CONTRADICTION, "brought by 2", () -> Referrals.of(3, new int[] {0, 1}, new int[] {2, 2}));
    }

    @Test
    void whatIsNoNetworkIsRefused() {
        refused(Reason.EMPTY, "nodes", () -> Network.directed(0, new int[0], new int[0]));
        refused(Reason.OUT_OF_RANGE, "0 to 1", () -> Network.directed(2, new int[] {0}, new int[] {2}));
        refused(Reason.CONTRADICTION, "itself", () -> Network.undirected(2, new int[] {1}, new int[] {1}));
        refused(Reason.LENGTHS_DIFFER, "ends", () -> Network.directed(2, new int[] {1}, new int[0]));
        refused(
                Reason.ALL_THE_SAME,
                "links",
                () -> Cohesion.assortativity(Network.undirected(2, new int[] {0}, new int[] {1})));
        refused(Reason.EMPTY, "paths", () -> Paths.of(Network.directed(2, new int[0], new int[0])));
        refused(Reason.OUT_OF_RANGE, "chance", () -> PageRank.of(CLUB, 1, 1e-9));
    }

    @Test
    void aMillionLinksTakeLessThanASecond() {
        var n = 400_000;
        var m = 1_000_000;
        var random = new Random(8);
        var from = new int[m];
        var to = new int[m];
        for (var i = 0; i < m; i++) {
            from[i] = (int) (n * Math.pow(random.nextDouble(), 2));
            to[i] = random.nextInt(n);
            if (to[i] == from[i]) to[i] = (to[i] + 1) % n;
        }
        var least = Double.POSITIVE_INFINITY;
        for (var round = 0; round < 3; round++) {
            var start = System.nanoTime();
            var network = Network.directed(n, from, to);
            var ranks = PageRank.of(network);
            var reach = network.reach(0);
            least = Math.min(least, (System.nanoTime() - start) / 1e9);
            assertThat(Arrays.stream(ranks).sum()).isCloseTo(1, within(1e-9));
            assertThat(reach.nodes()).isPositive();
            assertThat(network.density()).isPositive();
        }
        System.out.printf("1 M links: density, reach, PageRank %.2f s%n", least);
        assertThat(least).isLessThan(5);
    }

    private static void refused(Reason reason, String words, Runnable question) {
        assertThatThrownBy(question::run)
                .isInstanceOfSatisfying(
                        UnusableData.class, e -> assertThat(e.reason()).isEqualTo(reason))
                .hasMessageContaining(words);
    }

    private static Network club() {
        var links = Arrays.stream(KARATE)
                .flatMap(row -> Arrays.stream(row).skip(1).mapToObj(to -> new int[] {row[0], to}))
                .toList();
        return Network.undirected(
                34,
                links.stream().mapToInt(l -> l[0]).toArray(),
                links.stream().mapToInt(l -> l[1]).toArray());
    }
}
