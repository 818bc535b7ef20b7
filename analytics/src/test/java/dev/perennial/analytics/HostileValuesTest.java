package dev.perennial.analytics;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Array;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// Every public method of the library, called with what nobody should give it: it answers without a NaN or refuses
/// in a sentence, in time. A new public method is reached by itself, or this fails and names it.
class HostileValuesTest {
    /// Records that are made by hand: their constructors check. All others are answers and take what they are given.
    private static final Set<String> ASKED = Set.of(
            "Aspect",
            "BgNbd",
            "Binomial",
            "Boosting",
            "Categories",
            "ChiSquared",
            "Counts",
            "DailySeries",
            "Decided",
            "Example",
            "FisherF",
            "GammaGamma",
            "Hypergeometric",
            "LifetimeValue",
            "MbgNbd",
            "McNemar",
            "NetPromoterScore",
            "NoncentralChiSquared",
            "NoncentralF",
            "NoncentralT",
            "Numbers",
            "ParetoNbd",
            "Poisson",
            "Promoters",
            "Proportion",
            "Rate",
            "RatedText",
            "Scale",
            "Settings",
            "StudentT",
            "StudentizedRange",
            "Table",
            "YesNo");

    /// A column in which NaN says "not known", and arithmetic that answers as double does.
    private static final Set<String> NAN_SAYS_UNKNOWN = Set.of("Numbers", "DoubleDouble", "Loss");

    /// As a list: a row that is not there is an index out of bounds.
    private static final Set<String> BY_ROW = Set.of("RfmSummary", "Rfm", "Points", "Covariates");

    private static final String OWN = "the caller's own function";
    private static final String REFUSED =
            "called, but what is given here is always refused: its own test has what it answers";
    private static final String NONE = "nothing here makes one: see its own test";

    /// Without an answer here, and why.
    private static final Map<String, String> NOT_CALLED = Map.ofEntries(
            Map.entry("numeric.Ascent$Surface.climb(double[], double[], double[][])", OWN),
            Map.entry("numeric.Quadrature$Between.at(double, double)", OWN),
            Map.entry("trees.BoostedTrees$Source.fill(int, int, int, double[])", OWN),
            Map.entry("comparison.PermutationTest.ofCounts(double[], double, long[][])", REFUSED),
            Map.entry("lifetime.CovariateFit.p()", REFUSED),
            Map.entry("lifetime.HoldOut.of(PurchaseLog, int, int, double, Function)", REFUSED),
            Map.entry("lifetime.ModelChoice.of(PurchaseLog, int, double)", REFUSED),
            Map.entry("lifetime.SecondOpinion.of(PurchaseLog, int, double, double, Function, long)", REFUSED),
            Map.entry("networks.Network.directed(int, int[], int[])", REFUSED),
            Map.entry("networks.Network.undirected(int, int[], int[])", REFUSED),
            Map.entry("networks.Referrals.of(int, int[], int[])", REFUSED),
            Map.entry("recommendation.PastCheck.of(ItemLog, ItemWords, Settings, int, int, int, int)", REFUSED),
            Map.entry("lifetime.SecondOpinion$Tried.wins()", NONE),
            Map.entry("lifetime.SecondOpinion.cutDay()", NONE),
            Map.entry(
                    "lifetime.SecondOpinion.expectedPurchases(PurchaseLog, RfmSummary, int, PurchaseModel, double)",
                    NONE),
            Map.entry("lifetime.SecondOpinion.factors(PurchaseLog, RfmSummary, int, PurchaseModel, double)", NONE),
            Map.entry("lifetime.SecondOpinion.lastDay()", NONE),
            Map.entry("lifetime.SecondOpinion.tried()", NONE),
            Map.entry("lifetime.SecondOpinion.used()", NONE),
            Map.entry("lifetime.SecondOpinion.why(PurchaseLog, RfmSummary, int, PurchaseModel, int)", NONE),
            Map.entry("timeseries.UnusualDays$Event.tooLittle()", NONE));

    private static final int SECONDS = 60;

    /// After so many milliseconds a slow method has been asked enough.
    private static final int ENOUGH = Boolean.getBoolean("perennial.long") ? 1_000 : 60;
    private static final int MOST_CALLS = 400;

    private final HostileValues values = new HostileValues();
    private final Set<String> answered = new TreeSet<>();
    private final Map<String, String> faults = new TreeMap<>();
    private int calls;

    @Test
    void everyPublicMethodAnswersOrRefusesInASentence() throws Exception {
        var all = methods();
        var tried = new LinkedHashSet<Executable>();
        for (var round = 0; round < 3; round++)
            for (var one : all) if (!answered.contains(name(one)) && reachable(one) && attack(one)) tried.add(one);
        var names = all.stream().map(HostileValuesTest::name).collect(Collectors.toCollection(TreeSet::new));
        System.out.printf(
                "%d of %d public methods answered something, %d calls%n", answered.size(), names.size(), calls);
        var missed = new TreeSet<>(names);
        missed.removeAll(answered);
        assertThat(faults).isEmpty();
        assertThat(missed).isEqualTo(new TreeSet<>(NOT_CALLED.keySet()));
    }

    private boolean reachable(Executable one) {
        return !OWN.equals(NOT_CALLED.get(name(one)))
                && Arrays.stream(one.getGenericParameterTypes())
                        .noneMatch(type -> values.of(type).isEmpty());
    }

    private boolean attack(Executable one) throws InterruptedException {
        List<Object> on = one instanceof Method method && !Modifier.isStatic(method.getModifiers())
                ? values.of((Type) method.getDeclaringClass())
                : List.of("none");
        var until = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(ENOUGH);
        var plan = plan(one);
        for (var receiver : on)
            for (var given : plan) {
                if (answered.contains(name(one)) && System.nanoTime() > until) return true;
                if (!call(one, receiver, given)) return true;
            }
        return !on.isEmpty();
    }

    /// Columns that belong together, then each value of each parameter among ordinary others.
    private List<Object[]> plan(Executable one) {
        var types = one.getGenericParameterTypes();
        var choices = Arrays.stream(types).map(values::of).toList();
        var plan = new ArrayList<Object[]>();
        for (var row = 0; row < HostileValues.TOGETHER; row++) {
            var given = new Object[types.length];
            for (var k = 0; k < given.length; k++) given[k] = at(choices.get(k), row);
            plan.add(given);
        }
        for (var other = 0; other < 3; other++)
            for (var k = 0; k < types.length; k++)
                for (var value : choices.get(k)) {
                    var given = new Object[types.length];
                    for (var j = 0; j < given.length; j++)
                        given[j] = j == k ? value : at(choices.get(j), other == 0 ? 0 : other + 4);
                    plan.add(given);
                }
        return plan.size() > MOST_CALLS ? plan.subList(0, MOST_CALLS) : plan;
    }

    private static Object at(List<Object> choices, int row) {
        return choices.get(row < choices.size() ? row : 0);
    }

    /// Whether it is worth going on with this method.
    private boolean call(Executable one, Object receiver, Object[] given) throws InterruptedException {
        calls++;
        var said = name(one) + Arrays.stream(given).map(HostileValuesTest::told).toList();
        if (receiver != "none") said += " on " + told(receiver);
        var task = new FutureTask<Object>(() ->
                one instanceof Constructor<?> made ? made.newInstance(given) : ((Method) one).invoke(receiver, given));
        Thread.ofPlatform().daemon().start(task);
        try {
            var answer = task.get(SECONDS, TimeUnit.SECONDS);
            answered.add(name(one));
            if (answer == null) return true;
            var nan = NAN_SAYS_UNKNOWN.contains(one.getDeclaringClass().getSimpleName()) ? null : nan(answer, 0);
            if (nan != null) return fault(one, said + " gave NaN in " + nan);
            values.keep(answer);
            return true;
        } catch (TimeoutException endless) {
            task.cancel(true);
            return fault(one, said + " took more than " + SECONDS + " s");
        } catch (ExecutionException thrown) {
            var cause =
                    thrown.getCause() instanceof InvocationTargetException inner ? inner.getCause() : thrown.getCause();
            if (cause instanceof IndexOutOfBoundsException
                    && one.getParameterCount() <= 2
                    && BY_ROW.contains(one.getDeclaringClass().getSimpleName())) return true;
            if (cause instanceof UnusableData refused
                    && refused.getMessage() != null
                    && refused.getMessage().length() > 12) return true;
            var from = cause.getStackTrace().length > 0 ? " at " + cause.getStackTrace()[0] : "";
            for (var frame : cause.getStackTrace())
                if (frame.getClassName().startsWith("dev.perennial")) {
                    from = " at " + frame;
                    break;
                }
            return fault(one, said + " threw " + cause + from);
        }
    }

    private boolean fault(Executable one, String what) {
        faults.putIfAbsent(name(one), what);
        return false;
    }

    private static String nan(Object answer, int depth) {
        if (depth > 6) return null;
        if (answer instanceof Double d) return Double.isNaN(d) ? "itself" : null;
        if (answer instanceof Float f) return Float.isNaN(f) ? "itself" : null;
        if (answer instanceof Optional<?> perhaps)
            return perhaps.map(inner -> nan(inner, depth + 1)).orElse(null);
        if (answer instanceof Collection<?> all) {
            for (var inner : all) if (nan(inner, depth + 1) != null) return "an entry: " + nan(inner, depth + 1);
            return null;
        }
        if (answer.getClass().isArray() && !(answer instanceof byte[])) {
            for (var k = 0; k < Array.getLength(answer); k++) {
                var inner = Array.get(answer, k);
                if (inner != null && nan(inner, depth + 1) != null) return "[" + k + "]";
            }
            return null;
        }
        if (!answer.getClass().isRecord()) return null;
        for (RecordComponent part : answer.getClass().getRecordComponents())
            try {
                if (!Modifier.isPublic(answer.getClass().getModifiers())) return null;
                var inner = part.getAccessor().invoke(answer);
                var found = inner == null ? null : nan(inner, depth + 1);
                if (found != null)
                    return part.getName() + " of " + answer.getClass().getSimpleName();
            } catch (ReflectiveOperationException | IllegalArgumentException closed) {
                return null;
            }
        return null;
    }

    private static String told(Object value) {
        if (value == null) return "null";
        if (value instanceof double[] d)
            return d.length > 4
                    ? "double[" + d.length + "] " + Arrays.stream(d).min().getAsDouble() + ".."
                            + Arrays.stream(d).max().getAsDouble()
                    : Arrays.toString(d);
        if (value instanceof int[] d) return d.length > 4 ? "int[" + d.length + "]" : Arrays.toString(d);
        if (value.getClass().isArray())
            return value.getClass().getSimpleName()
                    + Array.getLength(value)
                    + (value instanceof double[][] r && r.length < 4
                            ? Arrays.stream(r).map(HostileValuesTest::told).toList()
                            : "");
        var text = String.valueOf(value);
        return text.length() > 60 ? text.substring(0, 60) + "…" + text.length() : text;
    }

    private static String name(Executable one) {
        var types =
                Arrays.stream(one.getParameterTypes()).map(Class::getSimpleName).collect(Collectors.joining(", "));
        var in = one.getDeclaringClass().getName().replace(UnusableData.class.getPackageName() + ".", "");
        return in + (one instanceof Method ? "." + one.getName() : "") + "(" + types + ")";
    }

    private static List<Executable> methods() throws IOException, URISyntaxException {
        var root = Path.of(UnusableData.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        var all = new ArrayList<Executable>();
        try (var files = Files.walk(root)) {
            var classes = files.map(file -> root.relativize(file).toString())
                    .filter(file -> file.endsWith(".class") && !file.contains("-info"))
                    .sorted()
                    .toList();
            for (var file : classes) {
                var type = open(file.replace('/', '.').substring(0, file.length() - 6));
                if (type == null) continue;
                var components = type.isRecord()
                        ? Arrays.stream(type.getRecordComponents())
                                .map(RecordComponent::getName)
                                .toList()
                        : List.<String>of();
                if (!type.isRecord() || ASKED.contains(type.getSimpleName()))
                    for (var made : type.getDeclaredConstructors())
                        if (Modifier.isPublic(made.getModifiers())) all.add(made);
                Arrays.stream(type.getDeclaredMethods())
                        .filter(method -> Modifier.isPublic(method.getModifiers()) && !method.isSynthetic())
                        .filter(method -> !(components.contains(method.getName()) && method.getParameterCount() == 0))
                        .filter(method -> !Set.of("toString", "hashCode", "equals", "values", "valueOf")
                                .contains(method.getName()))
                        .sorted((a, b) -> a.toString().compareTo(b.toString()))
                        .forEach(all::add);
            }
        }
        all.forEach(one -> one.setAccessible(true));
        return all;
    }

    private static Class<?> open(String name) {
        try {
            var type = Class.forName(name, false, HostileValuesTest.class.getClassLoader());
            for (Class<?> around = type; around != null; around = around.getEnclosingClass())
                if (!Modifier.isPublic(around.getModifiers())) return null;
            return type;
        } catch (ClassNotFoundException gone) {
            throw new IllegalStateException(gone);
        }
    }
}
