package dev.perennial.analytics.comparison;

import dev.perennial.analytics.UnusableData;
import dev.perennial.analytics.UnusableData.Reason;
import dev.perennial.analytics.comparison.Comparison.Because;
import dev.perennial.analytics.comparison.TestResult.Caveat;
import dev.perennial.analytics.comparison.TestResult.Effect;
import dev.perennial.analytics.comparison.TestResult.Effect.Kind;
import dev.perennial.analytics.statistics.NetPromoterScore;
import dev.perennial.analytics.statistics.Proportion;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/// What was measured in each group; the kind decides which test is right.
public sealed interface Measure {
    int groups();

    /// How much there is to judge a group by: its answers, or, where events are counted, the events of
    /// all groups, because none in a long time says as much as many.
    long answers(int group);

    /// Only these groups, in this order.
    ///
    /// @throws UnusableData for a group that is not there, here and below
    Measure of(int... groups);

    /// One group against all others taken together.
    Measure againstRest(int group);

    /// The test that fits, with the reasons for it.
    Chosen choose(double level);

    /// A test and why it was picked.
    record Chosen(TestResult result, Set<Because> because) {}

    /// Yes or no, such as "came back" or "satisfied": one share a group.
    record YesNo(List<Proportion> shares) implements Measure {
        public YesNo {
            shares = List.copyOf(shares);
        }

        @Override
        public int groups() {
            return shares.size();
        }

        @Override
        public long answers(int group) {
            within(groups(), group);
            return shares.get(group).of();
        }

        @Override
        public Measure of(int... groups) {
            within(groups(), groups);
            return new YesNo(Arrays.stream(groups).mapToObj(shares::get).toList());
        }

        @Override
        public Measure againstRest(int group) {
            within(groups(), group);
            var hits = shares.stream().mapToLong(Proportion::hits).sum();
            var of = shares.stream().mapToLong(Proportion::of).sum();
            var one = shares.get(group);
            return new YesNo(List.of(one, new Proportion(hits - one.hits(), of - one.of())));
        }

        @Override
        public Chosen choose(double level) {
            return table(
                    shares.stream()
                            .map(s -> new long[] {s.hits(), s.of() - s.hits()})
                            .toArray(long[][]::new),
                    Because.YES_OR_NO,
                    level);
        }
    }

    /// One of several categories without an order; counts by group and category.
    record Categories(long[][] counts) implements Measure {
        @Override
        public int groups() {
            return counts.length;
        }

        @Override
        public long answers(int group) {
            within(groups(), group);
            return Arrays.stream(counts[group]).sum();
        }

        @Override
        public Measure of(int... groups) {
            within(groups(), groups);
            return new Categories(Arrays.stream(groups).mapToObj(g -> counts[g]).toArray(long[][]::new));
        }

        @Override
        public Measure againstRest(int group) {
            within(groups(), group);
            return new Categories(new long[][] {counts[group], rest(counts, group)});
        }

        @Override
        public Chosen choose(double level) {
            return table(counts, Because.CATEGORIES_WITHOUT_ORDER, level);
        }
    }

    /// Answers on a short scale, such as 1 to 5 stars; entry i of a group counts its i-th lowest answer.
    record Scale(long[][] counts) implements Measure {
        @Override
        public int groups() {
            return counts.length;
        }

        @Override
        public long answers(int group) {
            within(groups(), group);
            return Arrays.stream(counts[group]).sum();
        }

        @Override
        public Measure of(int... groups) {
            within(groups(), groups);
            return new Scale(Arrays.stream(groups).mapToObj(g -> counts[g]).toArray(long[][]::new));
        }

        @Override
        public Measure againstRest(int group) {
            within(groups(), group);
            return new Scale(new long[][] {counts[group], rest(counts, group)});
        }

        @Override
        public Chosen choose(double level) {
            var levels = Levels.ofCounts(counts);
            var result = groups() == 2 ? MannWhitney.of(levels, level) : KruskalWallis.of(levels, level);
            return new Chosen(result, because(this, result, Because.SHORT_SCALE_HAS_ORDER_ONLY));
        }
    }

    /// Promoters, passives and detractors: what is compared is the net promoter score.
    record Promoters(List<NetPromoterScore> scores) implements Measure {
        private static final double[] VALUES = {-1, 0, 1};

        public Promoters {
            scores = List.copyOf(scores);
        }

        @Override
        public int groups() {
            return scores.size();
        }

        @Override
        public long answers(int group) {
            within(groups(), group);
            return scores.get(group).answers();
        }

        @Override
        public Measure of(int... groups) {
            within(groups(), groups);
            return new Promoters(Arrays.stream(groups).mapToObj(scores::get).toList());
        }

        @Override
        public Measure againstRest(int group) {
            within(groups(), group);
            var rest = rest(counts(), group);
            return new Promoters(List.of(scores.get(group), new NetPromoterScore(rest[2], rest[1], rest[0])));
        }

        private long[][] counts() {
            return scores.stream()
                    .map(s -> new long[] {s.detractors(), s.passives(), s.promoters()})
                    .toArray(long[][]::new);
        }

        @Override
        public Chosen choose(double level) {
            var result = PermutationTest.of(Levels.ofCounts(VALUES, counts()), level);
            if (groups() == 2)
                result = result.with(
                        List.of(new Effect(Kind.NPS_DIFFERENCE, scores.get(0).minus(scores.get(1), level))));
            return new Chosen(result, because(this, result, Because.PROMOTERS_LESS_DETRACTORS));
        }
    }

    /// Amounts, such as revenue a customer: what is compared is the mean.
    record Amounts(List<double[]> values) implements Measure {
        public Amounts {
            values = List.copyOf(values);
        }

        @Override
        public int groups() {
            return values.size();
        }

        @Override
        public long answers(int group) {
            within(groups(), group);
            return values.get(group).length;
        }

        @Override
        public Measure of(int... groups) {
            within(groups(), groups);
            return new Amounts(Arrays.stream(groups).mapToObj(values::get).toList());
        }

        @Override
        public Measure againstRest(int group) {
            within(groups(), group);
            var rest = IntStream.range(0, groups())
                    .filter(g -> g != group)
                    .mapToObj(values::get)
                    .flatMapToDouble(Arrays::stream)
                    .toArray();
            return new Amounts(List.of(values.get(group), rest));
        }

        @Override
        public Chosen choose(double level) {
            var groups = values.toArray(double[][]::new);
            var samples = Samples.of(groups);
            if (IntStream.range(0, groups.length).anyMatch(g -> samples.groups()[g].allTheSame())) {
                var levels = Levels.of(groups);
                var ranks = groups() == 2 ? MannWhitney.of(levels, level) : KruskalWallis.of(levels, level);
                return new Chosen(ranks, because(this, ranks, Because.A_GROUP_WITHOUT_SPREAD));
            }
            if (samples.caveats().contains(Caveat.SKEWED) && samples.size() <= 20_000) {
                var shuffled = PermutationTest.studentised(level, groups);
                return new Chosen(
                        shuffled, because(this, shuffled, Because.MEANS_OF_AMOUNTS, Because.LONG_TAILS_AND_FEW_VALUES));
            }
            var welch = groups() == 2 ? WelchT.of(groups[0], groups[1], level) : Anova.welch(level, groups);
            return new Chosen(welch, because(this, welch, Because.MEANS_OF_AMOUNTS, Because.SPREADS_MAY_DIFFER));
        }
    }

    /// Independent events in an exposure, such as complaints per order.
    record Counts(List<Rate> rates) implements Measure {
        public Counts {
            rates = List.copyOf(rates);
        }

        @Override
        public int groups() {
            return rates.size();
        }

        @Override
        public long answers(int group) {
            within(groups(), group);
            return rates.stream().mapToLong(Rate::events).sum();
        }

        @Override
        public Measure of(int... groups) {
            within(groups(), groups);
            return new Counts(Arrays.stream(groups).mapToObj(rates::get).toList());
        }

        @Override
        public Measure againstRest(int group) {
            within(groups(), group);
            var events = rates.stream().mapToLong(Rate::events).sum();
            var one = rates.get(group);
            var exposure = IntStream.range(0, groups())
                    .filter(g -> g != group)
                    .mapToDouble(g -> rates.get(g).exposure())
                    .sum();
            return new Counts(List.of(one, new Rate(events - one.events(), exposure)));
        }

        @Override
        public Chosen choose(double level) {
            var result = RateTest.of(level, rates.toArray(Rate[]::new));
            return new Chosen(result, because(this, result, Because.EVENTS_PER_EXPOSURE));
        }
    }

    /// Counts beyond which too many small categories are left to chi-squared with its caveat: dealing
    /// them out at random would keep a reader waiting.
    long MOST_DEALT = 5_000;

    private static Chosen table(long[][] counts, Because kind, double level) {
        var table = Table.of(counts);
        var measure = new Categories(counts);
        if (table.expectedLargeEnough() || table.size() > MOST_DEALT) {
            var chi = ChiSquaredTest.of(counts, level);
            return new Chosen(
                    chi,
                    because(
                            measure,
                            chi,
                            kind,
                            table.expectedLargeEnough()
                                    ? Because.EXPECTED_COUNTS_LARGE_ENOUGH
                                    : Because.TOO_MANY_COUNTS_TO_DEAL));
        }
        var fisher = FisherExact.of(counts, level);
        return new Chosen(fisher, because(measure, fisher, kind, Because.EXPECTED_COUNTS_TOO_SMALL));
    }

    private static Set<Because> because(Measure measure, TestResult result, Because... more) {
        var because = EnumSet.noneOf(Because.class);
        because.addAll(List.of(more));
        because.add(measure.groups() == 2 ? Because.TWO_GROUPS : Because.MORE_THAN_TWO_GROUPS);
        because.add(
                switch (result.calculation()) {
                    case EXACT -> Because.ALL_OUTCOMES_COUNTED;
                    case ASYMPTOTIC -> Because.ENOUGH_FOR_THE_LIMIT;
                    case SIMULATED -> Because.REARRANGED_AT_RANDOM;
                });
        return because;
    }

    private static long[] rest(long[][] counts, int group) {
        var rest = new long[counts[group].length];
        for (var g = 0; g < counts.length; g++) {
            if (g == group) continue;
            if (counts[g].length != rest.length)
                throw new UnusableData(
                        Reason.LENGTHS_DIFFER,
                        "group %d has %d kinds of answer, group %d has %d"
                                .formatted(g, counts[g].length, group, rest.length));
            for (var v = 0; v < rest.length; v++) rest[v] += counts[g][v];
        }
        return rest;
    }

    private static void within(int count, int... groups) {
        for (var group : groups)
            if (group < 0 || group >= count)
                throw new UnusableData(
                        Reason.OUT_OF_RANGE, "there is no group %d: groups are 0 to %d".formatted(group, count - 1));
    }
}
