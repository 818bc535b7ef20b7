package dev.perennial.analytics.networks;

import dev.perennial.analytics.UnusableData;
import dev.perennial.analytics.UnusableData.Reason;
import dev.perennial.analytics.comparison.Rate;
import dev.perennial.analytics.statistics.Interval;
import java.util.Arrays;

/// Who brought whom, where everybody was brought by one other at most: a forest.
///
/// - `perCustomer`: customers brought per customer, all of them. Where only those who came are known, not those
/// who were asked, this is the K-factor: above 1 a shop grows by recommendation alone. The interval treats
/// recommendations as independent events; a few very busy recommenders make it too narrow
/// - `recommenders`: how many brought at least one, `longestChain` the links of the longest chain
/// - [#reach]: for each customer all those they brought, and whom those brought, and so on
public final class Referrals {
    private final Network network;
    private final int[] reach;
    private final int recommenders;
    private final int longestChain;

    private Referrals(Network network, int[] reach, int recommenders, int longestChain) {
        this.network = network;
        this.reach = reach;
        this.recommenders = recommenders;
        this.longestChain = longestChain;
    }

    /// Customer `brought[i]` came because of customer `by[i]`, both numbered from 0.
    ///
    /// @throws UnusableData as [Network#directed], when somebody was brought by two, or when people brought each
    /// other in a circle
    public static Referrals of(int customers, int[] by, int[] brought) {
        var network = Network.directed(customers, by, brought);
        for (var i = 0; i < customers; i++)
            if (network.arriving(i) > 1)
                throw new UnusableData(
                        Reason.CONTRADICTION,
                        "customer %d was brought by %d others: one at most".formatted(i, network.arriving(i)));
        var order = outward(network);
        var reach = new int[customers];
        var chain = new int[customers];
        var recommenders = 0;
        var longest = 0;
        for (var at = customers - 1; at >= 0; at--) {
            var a = order[at];
            if (network.degree(a) > 0) recommenders++;
            longest = Math.max(longest, chain[a]);
            if (network.arriving(a) == 0) continue;
            var parent = network.source(network.inStart(a));
            reach[parent] += reach[a] + 1;
            chain[parent] = Math.max(chain[parent], chain[a] + 1);
        }
        return new Referrals(network, reach, recommenders, longest);
    }

    /// Customers in an order in which everybody stands after who brought them.
    private static int[] outward(Network network) {
        var n = network.nodes();
        var order = new int[n];
        var found = 0;
        for (var i = 0; i < n; i++) if (network.arriving(i) == 0) order[found++] = i;
        for (var at = 0; at < found; at++)
            for (var link = network.outStart(order[at]); link < network.outStart(order[at] + 1); link++)
                order[found++] = network.target(link);
        if (found == n) return order;
        var reached = new boolean[n];
        for (var at = 0; at < found; at++) reached[order[at]] = true;
        var lost = 0;
        while (reached[lost]) lost++;
        throw new UnusableData(
                Reason.CONTRADICTION,
                "customer %d and others brought each other in a circle: one of them came first".formatted(lost));
    }

    public int customers() {
        return network.nodes();
    }

    /// Customers who were brought by another.
    public int brought() {
        return network.links();
    }

    public int recommenders() {
        return recommenders;
    }

    public int longestChain() {
        return longestChain;
    }

    public double density() {
        return network.density();
    }

    /// Customers brought per customer, with an interval.
    public Interval perCustomer(double level) {
        return new Rate(network.links(), network.nodes()).interval(level);
    }

    /// All whom each customer brought, directly or through others.
    public int[] reach() {
        return reach.clone();
    }

    public Network network() {
        return network;
    }

    @Override
    public String toString() {
        return "%d customers, %d brought by %d, chains up to %d, reach up to %d"
                .formatted(
                        customers(),
                        brought(),
                        recommenders,
                        longestChain,
                        Arrays.stream(reach).max().orElse(0));
    }
}
