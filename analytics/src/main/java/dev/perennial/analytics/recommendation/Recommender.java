package dev.perennial.analytics.recommendation;

import dev.perennial.analytics.UnusableData;
import dev.perennial.analytics.UnusableData.Reason;
import dev.perennial.analytics.statistics.Values;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Lists for each customer: what they will buy next, what of their own they will buy again, and what is new for
/// them. Customers and items are numbered as in the log.
///
/// Memory is 4 bytes for each pair of items used (36 MB for 3,000) and some 20 bytes a purchase. The build takes
/// items³ operations, a list some items × items of the customer. Lists may be asked for by many threads at once,
/// but not while [#record] runs.
public final class Recommender {
    private static final double PRIOR_BUYERS = 20;
    private static final double PRIOR_AGAIN = 0.25;
    private static final int CANDIDATES = 30;

    private final Settings settings;
    private final int items;
    private final int[] used;
    private final int[] place;
    private final Kinship kinship;
    private final Neighbours neighbours;
    private final float[] lately;
    private final float[] trendAgain;
    private final float[] trendKin;
    private final float[] trendNew;
    private final float[] again;
    private final int[] buyers;
    private final List<History> histories;
    private int today;

    private Recommender(
            Settings settings,
            int items,
            int[] used,
            int[] place,
            Kinship kinship,
            Neighbours neighbours,
            float[] lately,
            float[] again,
            int[] buyers,
            List<History> histories,
            int today) {
        this.settings = settings;
        this.items = items;
        this.used = used;
        this.place = place;
        this.kinship = kinship;
        this.neighbours = neighbours;
        this.lately = lately;
        this.trendAgain = new float[used.length];
        this.trendKin = new float[used.length];
        this.trendNew = new float[used.length];
        for (var i = 0; i < used.length; i++) sells(i);
        this.again = again;
        this.buyers = buyers;
        this.histories = histories;
        this.today = today;
    }

    /// Learns from the log as it was at the end of its last day. Of more than `most` items, those with the most
    /// purchases are used, the later number first where two have the same; the others are never recommended.
    ///
    /// @throws UnusableData when the names are not one an item, `most` is not 1 to 20,000, or fewer than 2 items
    /// were bought
    public static Recommender of(ItemLog log, ItemWords names, Settings settings, int most) {
        return of(log, names, settings, most, log.lastDay() + 1);
    }

    static Recommender of(ItemLog log, ItemWords names, Settings settings, int most, int today) {
        check(log, names, most);
        var used = mostBought(log, most);
        if (used.length < 2)
            throw new UnusableData(
                    Reason.TOO_LITTLE, "%d items were ever bought: at least 2 are needed".formatted(used.length));
        var place = new int[log.items()];
        Arrays.fill(place, -1);
        for (var i = 0; i < used.length; i++) place[used[i]] = i;
        var starts = log.starts();
        var histories = new History[log.customers()];
        Arrays.setAll(histories, c -> History.of(log, starts[c], starts[c + 1], place));
        var baskets = Arrays.stream(histories).map(History::item).toArray(int[][]::new);
        var kinship = Kinship.of(used.length, baskets, names.wordsOf(used), names, place, settings);
        var buyers = new int[used.length];
        var twice = new int[used.length];
        for (var history : histories)
            for (var h = 0; h < history.item().length; h++) {
                buyers[history.item()[h]]++;
                if (history.times()[h] > 1) twice[history.item()[h]]++;
            }
        var again = new float[used.length];
        for (var i = 0; i < again.length; i++)
            again[i] = (float) ((twice[i] + PRIOR_AGAIN * PRIOR_BUYERS) / (buyers[i] + PRIOR_BUYERS));
        return new Recommender(
                settings,
                log.items(),
                used,
                place,
                kinship,
                Neighbours.of(used.length, log, starts, place, histories),
                lately(log, place, used.length, today - settings.lately()),
                again,
                buyers,
                new ArrayList<>(Arrays.asList(histories)),
                today);
    }

    static void check(ItemLog log, ItemWords names, int most) {
        Values.sameLength("names and items", names.items(), log.items());
        if (most < 1 || most > 20_000)
            throw new UnusableData(Reason.OUT_OF_RANGE, "the %d most bought items: 1 to 20,000".formatted(most));
    }

    private static float[] lately(ItemLog log, int[] place, int items, int since) {
        var lately = new float[items];
        for (var row = 0; row < log.size(); row++)
            if (log.day(row) >= since && place[log.item(row)] >= 0) lately[place[log.item(row)]]++;
        return lately;
    }

    private void sells(int i) {
        trendAgain[i] = (float) Math.pow(lately[i] + 1, settings.trendAgain());
        trendKin[i] = (float) Math.pow(lately[i] + 1, settings.trendAgain() + 0.5);
        trendNew[i] = (float) Math.pow(lately[i] + 1, settings.trendNew());
    }

    private static int[] mostBought(ItemLog log, int most) {
        var bought = new long[log.items()];
        for (var row = 0; row < log.size(); row++) bought[log.item(row)]++;
        return IntStream.range(0, bought.length)
                .filter(i -> bought[i] > 0)
                .mapToObj(i -> bought[i] << 32 | i)
                .sorted((a, b) -> Long.compare(b, a))
                .limit(most)
                .mapToInt(Long::intValue)
                .sorted()
                .toArray();
    }

    /// The same knowledge, weighed otherwise: what goes with what is not learnt anew, so `ridge` and `words` stay
    /// those of the build.
    Recommender weighed(Settings other, ItemLog log) {
        var since = today - other.lately();
        return new Recommender(
                other,
                items,
                used,
                place,
                kinship,
                neighbours,
                other.lately() == settings.lately() ? lately : lately(log, place, used.length, since),
                again,
                buyers,
                histories,
                today);
    }

    public int customers() {
        return histories.size();
    }

    /// Items that can be recommended.
    public int items() {
        return used.length;
    }

    public Settings settings() {
        return settings;
    }

    /// A new customer's number.
    public int join() {
        histories.add(History.NONE);
        return histories.size() - 1;
    }

    /// Learns a basket, in thousandths of the time of a build. Days go on: not before today, the day after the log
    /// ended or the last day recorded. Items the build did not know are left out until the next one.
    ///
    /// @throws UnusableData when the customer or an item is unknown, or the day before the customer's last
    public void record(int customer, int day, int... basket) {
        var before = history(customer);
        if (day < before.lastDay())
            throw new UnusableData(
                    Reason.CONTRADICTION,
                    "a basket of day %d after one of day %d: baskets come in their order"
                            .formatted(day, before.lastDay()));
        for (var item : basket)
            if (item < 0 || item >= items)
                throw new UnusableData(Reason.OUT_OF_RANGE, "item %d: items are 0 to %d".formatted(item, items - 1));
        var known = Arrays.stream(basket)
                .map(item -> place[item])
                .filter(i -> i >= 0)
                .sorted()
                .distinct()
                .toArray();
        today = Math.max(today, day);
        if (known.length == 0) return;
        var after = before.with(day, known);
        histories.set(customer, after);
        for (var i : known) {
            lately[i]++;
            sells(i);
            if (!before.has(i)) buyers[i]++;
        }
        if (after.item().length > before.item().length) kinship.learn(before.item(), after.item());
    }

    /// What they will buy next, of everything, known and new. Empty for a customer who never bought.
    public List<Recommendation> next(int customer, int length, BitSet never) {
        var history = history(customer);
        if (history.item().length == 0) return List.of();
        return told(history, nextScores(customer, history), length, never);
    }

    /// What they will buy again, of what they bought before. Empty for a customer who never bought.
    public List<Recommendation> buyAgain(int customer, int length, BitSet never) {
        var history = history(customer);
        if (history.item().length == 0) return List.of();
        var scores = nextScores(customer, history);
        for (var i = 0; i < scores.length; i++) if (!history.has(i)) scores[i] = Float.NEGATIVE_INFINITY;
        return told(history, scores, length, never);
    }

    /// What they have not bought yet and will like. For a customer who never bought, what sells at present.
    /// `variety` from 0 to 1 keeps items that go together from filling the list: at 0 the best come first, towards
    /// 1 each unlike those before it.
    ///
    /// Carbonell, Goldstein (1998), The use of MMR, diversity-based reranking.
    public List<Recommendation> newFor(int customer, int length, double variety, BitSet never) {
        if (!(variety >= 0 && variety <= 1))
            throw new UnusableData(Reason.OUT_OF_RANGE, "a variety of %s: 0 to 1".formatted(variety));
        if (length < 0)
            throw new UnusableData(Reason.OUT_OF_RANGE, "a list of %d: 0 or more can be had".formatted(length));
        var history = history(customer);
        var scores = newScores(history);
        return variety == 0
                ? told(history, scores, length, never)
                : told(
                        history,
                        scores,
                        varied(best(scores, Math.max(CANDIDATES, length), never), scores, length, variety));
    }

    private int[] varied(int[] best, float[] scores, int length, double variety) {
        var chosen = new int[Math.min(length, best.length)];
        var nearest = new double[best.length];
        for (var at = 0; at < chosen.length; at++) {
            var most = Double.NEGATIVE_INFINITY;
            var picked = 0;
            for (var b = 0; b < best.length; b++) {
                var worth = (1 - variety) * scores[best[b]] / scores[best[0]] - variety * nearest[b];
                if (worth > most) {
                    most = worth;
                    picked = b;
                }
            }
            chosen[at] = best[picked];
            nearest[picked] = Double.POSITIVE_INFINITY;
            for (var b = 0; b < best.length; b++)
                nearest[b] = Math.max(nearest[b], neighbours.closeness(chosen[at], best[b]));
        }
        return chosen;
    }

    private History history(int customer) {
        if (customer < 0 || customer >= histories.size())
            throw new UnusableData(
                    Reason.OUT_OF_RANGE,
                    "customer %d: customers are 0 to %d".formatted(customer, histories.size() - 1));
        return histories.get(customer);
    }

    float[] nextScores(int customer, History history) {
        return blend(history, kinScores(history), settings.alike() > 0 ? neighbours.scores(customer, history) : null);
    }

    /// What goes with the customer's purchases, the newer the more; 0 where nothing does.
    float[] kinScores(History history) {
        var weight = new float[history.item().length];
        for (var h = 0; h < weight.length; h++)
            weight[h] = (float) Math.exp((history.last()[h] - today) / settings.fading());
        var scores = kinship.scores(history.item(), weight);
        for (var i = 0; i < scores.length; i++) scores[i] = Math.max(0, scores[i]);
        return scores;
    }

    float[] alikeScores(int customer, History history) {
        return neighbours.scores(customer, history);
    }

    /// Purchases so far, what goes with them and what similar customers buy, each by what sells at present.
    float[] blend(History history, float[] kin, float @Nullable [] alike) {
        var scores = new float[used.length];
        for (var i = 0; i < scores.length; i++) {
            scores[i] = (float) settings.kin() * kin[i] * trendKin[i];
            if (alike != null) scores[i] += (float) settings.alike() * alike[i] * trendAgain[i];
        }
        for (var h = 0; h < history.item().length; h++) {
            var i = history.item()[h];
            scores[i] += history.times()[h] * trendAgain[i] * (float) Math.pow(again[i], settings.once());
        }
        return scores;
    }

    /// What goes with their purchases, by what sells at present; without purchases, only that.
    float[] newScores(History history) {
        if (history.item().length == 0) {
            var popular = new float[used.length];
            for (var i = 0; i < popular.length; i++) popular[i] = lately[i] + buyers[i] * 1e-6f;
            return popular;
        }
        return fresh(history, kinScores(history));
    }

    float[] fresh(History history, float[] kin) {
        var scores = new float[used.length];
        for (var i = 0; i < scores.length; i++) scores[i] = kin[i] * trendNew[i];
        for (var i : history.item()) scores[i] = Float.NEGATIVE_INFINITY;
        return scores;
    }

    private List<Recommendation> told(History history, float[] scores, int length, BitSet never) {
        return told(history, scores, best(scores, length, never));
    }

    private List<Recommendation> told(History history, float[] scores, int[] best) {
        var told = new ArrayList<Recommendation>();
        for (var i : best) told.add(new Recommendation(used[i], scores[i], why(history, i)));
        return told;
    }

    /// The places of the best scores above 0.
    private int[] best(float[] scores, int length, BitSet never) {
        if (length < 1) throw new UnusableData(Reason.OUT_OF_RANGE, "a list of %d: at least 1".formatted(length));
        for (var i = never.nextSetBit(0); i >= 0 && i < items; i = never.nextSetBit(i + 1))
            if (place[i] >= 0) scores[place[i]] = Float.NEGATIVE_INFINITY;
        var best = Best.of(scores, length);
        var kept = 0;
        while (kept < best.length && scores[best[kept]] > 0) kept++;
        return Arrays.copyOf(best, kept);
    }

    private Why why(History history, int i) {
        var at = history.at(i);
        if (at >= 0) {
            var times = history.times()[at];
            var ago = Math.max(0, today - history.last()[at]);
            return times == 1
                    ? new Why.Once(ago)
                    : new Why.Rhythm(times, (history.last()[at] - history.first()[at]) / (times - 1.0), ago);
        }
        var most = 0.0;
        var because = -1;
        for (var h = 0; h < history.item().length; h++) {
            var part = kinship.part(history.item()[h], i) * Math.exp((history.last()[h] - today) / settings.fading());
            if (part > most) {
                most = part;
                because = history.item()[h];
            }
        }
        return because < 0
                ? new Why.Popular(Math.round(lately[i]), settings.lately())
                : neighbours.alike(used[because], because, i);
    }

    /// In how many baskets each item was, by place.
    float[] popular() {
        var popular = new float[used.length];
        for (var history : histories)
            for (var h = 0; h < history.item().length; h++) popular[history.item()[h]] += history.times()[h];
        return popular;
    }

    /// The place of an item among those used, −1 for none.
    int place(int item) {
        return place[item];
    }

    History historyOf(int customer) {
        return histories.get(customer);
    }
}
