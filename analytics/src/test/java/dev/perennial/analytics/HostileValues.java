package dev.perennial.analytics;

import dev.perennial.analytics.churn.Column;
import dev.perennial.analytics.churn.Table;
import dev.perennial.analytics.comparison.Measure;
import dev.perennial.analytics.lifetime.BgNbd;
import dev.perennial.analytics.lifetime.Fit;
import dev.perennial.analytics.lifetime.GammaGamma;
import dev.perennial.analytics.lifetime.PurchaseLog;
import dev.perennial.analytics.lifetime.PurchaseModel;
import dev.perennial.analytics.lifetime.RfmSummary;
import dev.perennial.analytics.networks.Network;
import dev.perennial.analytics.networks.Referrals;
import dev.perennial.analytics.numeric.Ascent;
import dev.perennial.analytics.numeric.Quadrature;
import dev.perennial.analytics.recommendation.ItemLog;
import dev.perennial.analytics.recommendation.ItemWords;
import dev.perennial.analytics.recommendation.Settings;
import dev.perennial.analytics.text.Aspect;
import dev.perennial.analytics.text.Intents;
import dev.perennial.analytics.text.Language;
import dev.perennial.analytics.text.LearnedSentiment;
import dev.perennial.analytics.text.Masking;
import dev.perennial.analytics.text.RatedText;
import dev.perennial.analytics.text.Themes;
import dev.perennial.analytics.timeseries.DailySeries;
import dev.perennial.analytics.trees.BoostedTrees;
import dev.perennial.analytics.trees.Boosting;
import dev.perennial.analytics.trees.Loss;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/// What a parameter may be given: first the ordinary, then in every type in the same order one row, no rows, all the
/// same, ten thousand, then whatever is hostile of itself. Objects of the library come from what its methods gave.
final class HostileValues {
    /// So many columns of one type belong together.
    static final int TOGETHER = 5;

    private static final int ROWS = 60;
    private static final int MANY = 10_000;
    private static final int KEPT = 6;

    private final Map<Class<?>, List<Object>> known = new LinkedHashMap<>();
    private final Map<Type, List<Object>> plain = new HashMap<>();
    private final List<Object> lists = new ArrayList<>();

    HostileValues() {
        numbers();
        columns();
        words();
        functions();
        seeds();
    }

    /// Takes what a method answered, as something to be given to others.
    void keep(Object answer) {
        if (answer instanceof Collection<?> all) all.stream().limit(2).forEach(this::keep);
        if (answer instanceof Optional<?> perhaps) perhaps.ifPresent(this::keep);
        if (!answer.getClass().getName().startsWith(UnusableData.class.getPackageName())) return;
        var alike = known.computeIfAbsent(answer.getClass(), type -> new ArrayList<>());
        if (alike.size() < KEPT && !alike.contains(answer)) alike.add(answer);
    }

    List<Object> of(Class<?> type) {
        var all = new ArrayList<>();
        for (var kind : known.entrySet()) if (type.isAssignableFrom(kind.getKey())) all.addAll(kind.getValue());
        return all;
    }

    /// None when nothing of the type is known yet.
    List<Object> of(Type type) {
        if (plain.containsKey(type)) return plain.get(type);
        if (type instanceof Class<?> one) {
            if (one.isEnum()) return List.of(one.getEnumConstants());
            if (one.isArray()) return arrays(one);
            return of(one);
        }
        if (!(type instanceof ParameterizedType generic)) return List.of();
        var raw = (Class<?>) generic.getRawType();
        var within = generic.getActualTypeArguments();
        if (raw == List.class || raw == Set.class || raw == Collection.class) return collections(raw, inner(within[0]));
        if (raw == Optional.class) return List.of(Optional.empty());
        if (plain.containsKey(raw)) return plain.get(raw);
        if (raw != Fit.class) return of(raw);
        var model = (Class<?>) (inner(within[0]) instanceof Class<?> known ? known : PurchaseModel.class);
        return of(raw).stream()
                .filter(fit -> model.isInstance(((Fit<?>) fit).model()))
                .toList();
    }

    private static Type inner(Type type) {
        return type instanceof java.lang.reflect.WildcardType wild ? wild.getUpperBounds()[0] : type;
    }

    private List<Object> arrays(Class<?> type) {
        var of = of(type.getComponentType());
        if (of.isEmpty()) return List.of();
        var all = new ArrayList<>();
        for (var length : new int[] {3, 1, 0, 2}) {
            var array = java.lang.reflect.Array.newInstance(type.getComponentType(), length);
            for (var k = 0; k < length; k++) java.lang.reflect.Array.set(array, k, of.get(k % of.size()));
            all.add(array);
        }
        return all;
    }

    private List<Object> collections(Class<?> raw, Type inner) {
        if (inner == String.class) return lists;
        var of = of(inner);
        if (of.isEmpty()) return List.of();
        var all = new ArrayList<>();
        if (raw == Set.class) return List.of(Set.copyOf(of), Set.of());
        all.add(List.copyOf(of.subList(0, Math.min(3, of.size()))));
        all.add(List.of(of.getFirst()));
        all.add(List.of());
        all.add(List.of(of.getFirst(), of.getFirst()));
        all.add(List.copyOf(of));
        all.add(IntStream.range(0, ROWS).mapToObj(k -> of.get(k % of.size())).toList());
        return all;
    }

    private void numbers() {
        plain.put(
                double.class,
                List.of(
                        0.5,
                        0.5,
                        0.5,
                        0.5,
                        0.5,
                        0.95,
                        0.0,
                        1.0,
                        -1.0,
                        2.0,
                        30.0,
                        1e-12,
                        1e12,
                        Double.NaN,
                        Double.POSITIVE_INFINITY,
                        Double.NEGATIVE_INFINITY));
        plain.put(int.class, List.of(3, 1, 0, 3, 3, 2, 5, 20, -1, 1000, Integer.MAX_VALUE, Integer.MIN_VALUE));
        plain.put(long.class, List.of(3L, 1L, 0L, 3L, 3L, 2L, 20L, -1L, 1L << 40, Long.MAX_VALUE, Long.MIN_VALUE));
        plain.put(boolean.class, List.of(true, false));
        plain.put(OptionalInt.class, List.of(OptionalInt.empty(), OptionalInt.of(1), OptionalInt.of(-1)));
    }

    private void columns() {
        var random = new Random(3);
        var usual = random.ints(ROWS, 1, 6).asDoubleStream().toArray();
        var other = random.doubles(ROWS).map(value -> 10 * value).toArray();
        var many = random.doubles(MANY).toArray();
        plain.put(
                double[].class,
                List.of(
                        usual,
                        new double[] {3},
                        new double[0],
                        same(3),
                        many,
                        other,
                        with(usual, Double.NaN),
                        with(usual, Double.POSITIVE_INFINITY),
                        with(usual, -1),
                        same(0),
                        same(1e300),
                        new double[] {0.2, 0.3, 0.5},
                        Arrays.copyOf(usual, 7)));
        plain.put(
                double[][].class,
                List.of(
                        new double[][] {usual, other, random.doubles(ROWS).toArray()},
                        new double[][] {{3}, {4}, {5}},
                        new double[0][],
                        new double[][] {same(3), same(3), same(3)},
                        new double[][] {many, random.doubles(MANY).toArray()},
                        new double[][] {usual, usual, other},
                        new double[][] {usual, with(other, Double.NaN)},
                        new double[][] {usual, with(other, Double.NEGATIVE_INFINITY)},
                        new double[][] {usual, {1, 2}},
                        new double[][] {{}, {}},
                        new double[][] {{2, 1}, {1, 3}},
                        new double[][] {{2, 1}, {Double.NaN, 3}},
                        new double[][] {{0, 0, 0}, {0, 0, 0}, {0, 0, 0}}));
        var counting = random.ints(ROWS, 0, 3).toArray();
        plain.put(
                int[].class,
                List.of(
                        counting,
                        new int[] {1},
                        new int[0],
                        new int[ROWS],
                        IntStream.range(0, MANY).toArray(),
                        IntStream.range(0, ROWS).toArray(),
                        new int[] {0, 1, 2},
                        new int[] {-1, 2, 1},
                        new int[] {Integer.MAX_VALUE, Integer.MIN_VALUE, 0}));
        plain.put(
                long[].class,
                List.of(
                        new long[] {3, 2, 9, 22, 4},
                        new long[] {3},
                        new long[0],
                        new long[] {0, 0, 7, 0, 0},
                        new long[MANY],
                        new long[] {0, 0, 0, 0, 0},
                        new long[] {3, -2, 9, 2, 2},
                        new long[] {Long.MAX_VALUE, 2, 2, 2, 2}));
        plain.put(
                long[][].class,
                List.of(
                        new long[][] {{3, 2, 4, 9, 22}, {1, 4, 8, 6, 12}, {9, 9, 1, 0, 1}},
                        new long[][] {{3}},
                        new long[0][],
                        new long[][] {{0, 0, 7}, {0, 0, 9}},
                        new long[][] {new long[MANY], new long[MANY]},
                        new long[][] {{8, 2}, {1, 5}},
                        new long[][] {{0, 0}, {0, 0}},
                        new long[][] {{3, -1}, {2, 2}},
                        new long[][] {{3, 1}, {2}},
                        new long[][] {{}, {}},
                        new long[][] {{Long.MAX_VALUE, 1}, {2, Long.MAX_VALUE}}));
        var two = new boolean[ROWS];
        for (var i = 0; i < ROWS; i++) two[i] = counting[i] > 0;
        plain.put(
                boolean[].class,
                List.of(
                        two,
                        new boolean[] {true},
                        new boolean[0],
                        new boolean[ROWS],
                        new boolean[MANY],
                        new boolean[7]));
    }

    private static double[] same(double value) {
        var all = new double[ROWS];
        Arrays.fill(all, value);
        return all;
    }

    private static double[] with(double[] values, double one) {
        var all = values.clone();
        all[17] = one;
        return all;
    }

    private void words() {
        List<Object> texts = List.of(
                "The bread was great, but nobody answered.",
                "",
                " ",
                "good",
                "good bread ".repeat(100_000),
                "x".repeat(1_000_000),
                "!?".repeat(500_000),
                "😡😡😡👍",
                "الخبز لذيذ جدا ولكن الخدمة بطيئة",
                "\uD83D",
                "\u0000\u202e%s\n\t");
        lists.addAll(List.of(
                List.of("speed", "taste", "price"),
                List.of("speed"),
                List.of(),
                List.of("speed", "speed", "speed"),
                IntStream.range(0, MANY).mapToObj(i -> "name " + i).toList(),
                IntStream.range(0, ROWS)
                        .mapToObj(i -> texts.get(i % 4) + " cake")
                        .toList(),
                texts));
        plain.put(String.class, texts);
        plain.put(CharSequence.class, texts);
        plain.put(
                String[].class,
                List.of(
                        IntStream.range(0, ROWS).mapToObj(i -> "kind " + i % 4).toArray(String[]::new),
                        new String[] {"one"},
                        new String[0],
                        IntStream.range(0, ROWS).mapToObj(i -> "same").toArray(String[]::new),
                        IntStream.range(0, MANY).mapToObj(i -> "kind " + i).toArray(String[]::new),
                        new String[] {"", " ", "😡"}));
        plain.put(BitSet.class, List.of(new BitSet(), BitSet.valueOf(new long[] {-1})));
        plain.put(Integer.class, List.of(1, 0, -1));
        plain.put(Double.class, List.of(0.5, Double.NaN));
        plain.put(Map.class, List.of(Map.of(Language.ENGLISH, List.of("bread", "", "cake*")), Map.of()));
    }

    private void functions() {
        plain.put(
                ToDoubleFunction.class,
                List.of((ToDoubleFunction<Object>) HostileValues::size, (ToDoubleFunction<Object>) any -> Double.NaN));
        plain.put(
                DoubleUnaryOperator.class,
                List.of((DoubleUnaryOperator) x -> x - 0.7, (DoubleUnaryOperator) x -> 1, (DoubleUnaryOperator)
                        x -> Double.NaN));
        plain.put(Function.class, List.of((Function<RfmSummary, Object>) BgNbd::fit));
        plain.put(Quadrature.Between.class, List.of((Quadrature.Between) (low, high) -> low, (Quadrature.Between)
                (low, high) -> Double.NaN));
        plain.put(
                Ascent.Surface.class,
                List.of(
                        (Ascent.Surface) (at, gradient, hessian) -> {
                            var sum = 0.0;
                            for (var i = 0; i < at.length; i++) {
                                gradient[i] = -at[i];
                                hessian[i][i] = -1;
                                sum -= at[i] * at[i] / 2;
                            }
                            return sum;
                        },
                        (Ascent.Surface) (at, gradient, hessian) -> Double.NaN));
        plain.put(BoostedTrees.Source.class, List.of((BoostedTrees.Source) (column, from, to, into) -> {}));
    }

    private static double size(Object sample) {
        return switch (sample) {
            case double[] values -> Arrays.stream(values).sum();
            case int[] rows -> Arrays.stream(rows).sum();
            case RfmSummary customers -> customers.repeatPurchases();
            default -> throw new IllegalStateException(sample.toString());
        };
    }

    private void seeds() {
        var random = new Random(8);
        var customer = random.ints(900, 0, 150).toArray();
        var day = random.ints(900, 20_000, 20_300).toArray();
        var amount = random.doubles(900).map(value -> 5 + 20 * value).toArray();
        var log = PurchaseLog.of(customer, day, amount);
        var customers = log.summary(20_300);
        keep(log);
        keep(customers);
        keep(RfmSummary.of(new int[] {0}, new int[] {0}, new int[] {9}));
        keep(RfmSummary.of(
                new int[] {4, 4, 4}, new int[] {20, 20, 20}, new int[] {30, 30, 30}, new double[] {5, 5, 5}));
        keep(BgNbd.fit(customers));
        keep(BgNbd.fit(customers).model());
        keep(GammaGamma.fit(customers));
        keep(GammaGamma.fit(customers).model());
        keep(new Table(List.of(new Column.Numbers("months", random.doubles(ROWS).toArray()))));
        keep(ItemLog.of(150, 3, customer, day, random.ints(900, 0, 3).toArray()));
        keep(ItemWords.of(List.of("rye bread", "white bread", "plum cake")));
        keep(Settings.usual());
        var usual = new boolean[200];
        Arrays.fill(usual, true);
        keep(new DailySeries(random.doubles(200).map(value -> 50 + 9 * value).toArray(), usual));
        for (var aspect : Aspect.usual(Aspect.Business.values()[0])) keep(aspect);
        for (var what : new String[] {"order", "parcel", "letter"}) {
            keep(new Intents.Example("where is my " + what, "where"));
            keep(new Intents.Example("please send back the " + what, "back"));
        }
        keep(new RatedText("The bread was great", 0.8));
        keep(new RatedText("The bread was old and dry", -0.6));
        keep(new Measure.Amounts(List.of(new double[] {1, 2, 3, 4}, new double[] {2, 5, 9, 9, 4})));
        keep(Network.directed(4, new int[] {0, 0, 1, 2}, new int[] {1, 2, 2, 3}));
        keep(Network.undirected(4, new int[] {0, 0, 1, 2}, new int[] {1, 2, 2, 3}));
        keep(Referrals.of(4, new int[] {0, 0, 1}, new int[] {1, 2, 3}));
        var wanted = of(Intents.Example.class).stream()
                .map(Intents.Example.class::cast)
                .toList();
        keep(Intents.learn(Language.ENGLISH, wanted, 0.3, Masking.plain()));
        var rated = IntStream.range(0, ROWS)
                .mapToObj(i -> (RatedText) of(RatedText.class).get(i % 2))
                .toList();
        keep(LearnedSentiment.learn(Language.ENGLISH, rated, Masking.plain()));
        plain.put(
                byte[].class,
                List.of(
                        ((Intents) of(Intents.class).getFirst()).bytes(),
                        ((LearnedSentiment) of(LearnedSentiment.class).getFirst()).bytes(),
                        new byte[] {1, 2, 3, 4, 5},
                        new byte[0],
                        new byte[MANY]));
        var said = IntStream.range(0, 90)
                .mapToObj(i -> List.of("the bread was dry", "nobody answered the phone", "parking is far away")
                                .get(i % 3)
                        + " again " + i)
                .toList();
        keep(Themes.of(Language.ENGLISH, said, List.of(), Masking.plain()));
        keep(Boosting.of(Loss.SQUARED, 1).withRounds(20, 5));
    }
}
