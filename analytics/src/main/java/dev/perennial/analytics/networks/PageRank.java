package dev.perennial.analytics.networks;

import dev.perennial.analytics.UnusableData;
import dev.perennial.analytics.UnusableData.Reason;
import java.util.Arrays;
import java.util.stream.IntStream;

/// How likely somebody who follows links at random, and now and then starts anew anywhere, is at each node.
/// Shares that add up to 1; a node nobody links from gives its share to all.
///
/// Page, Brin, Motwani, Winograd (1999), The PageRank citation ranking: bringing order to the web.
public final class PageRank {
    private static final int BLOCK = 16_384;
    private static final int MOST_ROUNDS = 10_000;

    private PageRank() {}

    /// With the customary chance of 0.85 to follow a link, each value to about 1e-10 of all.
    public static double[] of(Network network) {
        return of(network, 0.85, 1e-10);
    }

    /// `following` is the chance to follow a link, `tolerance` how much all values together may still be off.
    ///
    /// @throws UnusableData when the chance is not in [0, 1) or the tolerance not in [1e-14, 1)
    public static double[] of(Network network, double following, double tolerance) {
        if (!(following >= 0 && following < 1))
            throw new UnusableData(
                    Reason.OUT_OF_RANGE, "following links with a chance of %s: 0 to below 1".formatted(following));
        if (!(tolerance >= 1e-14 && tolerance < 1))
            throw new UnusableData(Reason.OUT_OF_RANGE, "a tolerance of %s: 1e-14 to below 1".formatted(tolerance));
        var n = network.nodes();
        var now = new double[n];
        Arrays.fill(now, 1.0 / n);
        var given = new double[n];
        var next = new double[n];
        var blocks = (n + BLOCK - 1) / BLOCK;
        var change = new double[blocks];
        for (var round = 0; round < MOST_ROUNDS; round++) {
            var stuck = 0.0;
            for (var i = 0; i < n; i++) {
                var degree = network.degree(i);
                if (degree == 0) stuck += now[i];
                else given[i] = now[i] / degree;
            }
            var base = (1 - following + following * stuck) / n;
            var before = now;
            var after = next;
            IntStream.range(0, blocks)
                    .parallel()
                    .forEach(b -> change[b] = step(
                            network, following, base, before, given, after, b * BLOCK, Math.min(n, (b + 1) * BLOCK)));
            next = before;
            now = after;
            var moved = 0.0;
            for (var c : change) moved += c;
            if (moved * following <= tolerance * (1 - following)) break;
        }
        return now;
    }

    /// Writes one block of nodes and returns by how much it moved; blocks are summed in their order, so the
    /// result does not depend on the number of threads.
    private static double step(
            Network network,
            double following,
            double base,
            double[] before,
            double[] given,
            double[] after,
            int from,
            int to) {
        var moved = 0.0;
        var link = network.inStart(from);
        for (var i = from; i < to; i++) {
            var end = network.inStart(i + 1);
            var sum = 0.0;
            for (; link < end; link++) sum += given[network.source(link)];
            after[i] = base + following * sum;
            moved += Math.abs(after[i] - before[i]);
        }
        return moved;
    }
}
