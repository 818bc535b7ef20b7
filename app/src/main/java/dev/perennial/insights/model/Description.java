package dev.perennial.insights.model;

import dev.perennial.insights.model.Findings.CohortMonth;
import dev.perennial.insights.model.Findings.SharePoint;
import dev.perennial.insights.model.Findings.ValueBand;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What can be said without any model: counts, sums, shares, pauses, cohorts.
final class Description {
    private static final int MOST_COHORTS = 18;
    private static final int MOST_COHORT_AGES = 12;
    private static final int[] HORIZONS = {30, 90, 180, 365};
    static final int USUAL_HORIZON = 90;

    private final Histories histories;
    private final int lastDay;
    private final long[] sortedValues;
    private final long[] gapCounts;
    private final long gaps;

    Description(Histories histories, int lastDay) {
        this.histories = histories;
        this.lastDay = lastDay;
        this.sortedValues = new long[histories.customers()];
        var firstDay = lastDay;
        for (var i = 0; i < sortedValues.length; i++) {
            sortedValues[i] = histories.value(i);
            firstDay = Math.min(firstDay, histories.firstDay(i));
        }
        Arrays.parallelSort(sortedValues);
        this.gapCounts = new long[lastDay - firstDay + 1];
        for (var i = 0; i < sortedValues.length; i++)
            for (var k = histories.from(i) + 1; k < histories.from(i + 1); k++)
                gapCounts[histories.day(k) - histories.day(k - 1)]++;
        this.gaps = histories.days() - histories.customers();
    }

    long returning() {
        var count = 0L;
        for (var i = 0; i < histories.customers(); i++) if (histories.purchaseDays(i) > 1) count++;
        return count;
    }

    /// The pause that this share of all pauses does not exceed; null without any.
    @Nullable
    Integer gap(double share) {
        var seen = 0L;
        for (var days = 0; days < gapCounts.length; days++) {
            seen += gapCounts[days];
            if (seen > 0 && seen >= share * gaps) return days;
        }
        return null;
    }

    /// How far ahead it makes sense to ask "will they come": nine in ten pauses are over by then.
    int horizon() {
        var longPause = gap(0.9);
        if (longPause == null) return USUAL_HORIZON;
        for (var days : HORIZONS) if (days >= longPause) return days;
        return HORIZONS[HORIZONS.length - 1];
    }

    /// Customers known for at least `days`, and those of them who bought again within so many days.
    long[] settled(int days) {
        var known = 0L;
        var returned = 0L;
        for (var i = 0; i < histories.customers(); i++) {
            if (lastDay - histories.firstDay(i) < days) continue;
            known++;
            if (histories.repeatsUntil(i, histories.firstDay(i) + days) > 0) returned++;
        }
        return new long[] {known, returned};
    }

    /// The curve at every twentieth of the customers, least valuable first; empty when nobody brought anything.
    List<SharePoint> shares() {
        var total = positiveTotal();
        if (total == 0) return List.of();
        var n = sortedValues.length;
        var steps = Math.min(20, n);
        var points = new ArrayList<SharePoint>();
        points.add(new SharePoint(0, 0));
        var sum = 0.0;
        var step = 1;
        for (var i = 0; i < n; i++) {
            sum += Math.max(0, sortedValues[i]);
            while (step <= steps && i + 1 == Math.ceilDiv((long) step * n, steps)) {
                points.add(new SharePoint((i + 1.0) / n, sum / total));
                step++;
            }
        }
        return points;
    }

    /// What the best fifth of the customers bring, of all; null when nobody brought anything.
    @Nullable
    Double topFifthShare() {
        var total = positiveTotal();
        if (total == 0) return null;
        var n = sortedValues.length;
        var fifth = n / 5.0;
        var sum = 0.0;
        var whole = (int) fifth;
        for (var i = n - whole; i < n; i++) sum += Math.max(0, sortedValues[i]);
        if (whole < n) sum += (fifth - whole) * Math.max(0, sortedValues[n - whole - 1]);
        return sum / total;
    }

    /// 0 when all bring the same, towards 1 when one brings all.
    @Nullable
    Double gini() {
        var total = positiveTotal();
        if (total == 0) return null;
        var n = sortedValues.length;
        var weighted = 0.0;
        for (var i = 0; i < n; i++) weighted += (i + 1.0) * Math.max(0, sortedValues[i]);
        return 2 * weighted / (n * total) - (n + 1.0) / n;
    }

    private double positiveTotal() {
        var total = 0.0;
        for (var value : sortedValues) total += Math.max(0, value);
        return total;
    }

    /// Bands of 1, 2, 5, 10, … whole currency units, between what nearly all bring and what hardly anybody does.
    List<ValueBand> bands(int fractionDigits) {
        var n = sortedValues.length;
        var nothing = 0;
        while (nothing < n && sortedValues[nothing] <= 0) nothing++;
        var bands = new ArrayList<ValueBand>();
        if (nothing > 0) bands.add(new ValueBand(null, 1L, nothing, sum(0, nothing)));
        if (nothing == n) return bands;
        var low = sortedValues[nothing + (n - nothing) / 20];
        var high = sortedValues[n - 1 - (n - nothing) / 100];
        var edges = new ArrayList<Long>();
        for (var edge : edges(fractionDigits)) if (edge > low && edge < high) edges.add(edge);
        var from = nothing;
        Long lower = 0L;
        for (var edge : edges) {
            var to = from;
            while (to < n && sortedValues[to] < edge) to++;
            bands.add(new ValueBand(lower, edge, to - from, sum(from, to)));
            lower = edge;
            from = to;
        }
        bands.add(new ValueBand(lower, null, n - from, sum(from, n)));
        return bands;
    }

    private static List<Long> edges(int fractionDigits) {
        var edges = new ArrayList<Long>();
        var unit = 1L;
        for (var i = 0; i < fractionDigits; i++) unit *= 10;
        for (var i = 0; i < 12; i++, unit *= 10) edges.addAll(List.of(unit, 2 * unit, 5 * unit));
        return edges;
    }

    private long sum(int from, int to) {
        var sum = 0L;
        for (var i = from; i < to; i++) sum += sortedValues[i];
        return sum;
    }

    /// By month of the first purchase; a month counts once it is over.
    List<CohortMonth> cohorts() {
        if (histories.customers() == 0) return List.of();
        var end = YearMonth.from(LocalDate.ofEpochDay(lastDay + 1L)).minusMonths(1);
        var firstDay = lastDay;
        for (var i = 0; i < histories.customers(); i++) firstDay = Math.min(firstDay, histories.firstDay(i));
        var monthOf = months(firstDay);
        var endMonth = index(end);
        var startMonth = Math.max(monthOf[0], endMonth - MOST_COHORTS + 1);
        if (endMonth < startMonth) return List.of();
        var sizes = new long[endMonth - startMonth + 1];
        var active = new long[sizes.length][MOST_COHORT_AGES + 1];
        for (var i = 0; i < histories.customers(); i++) {
            var first = monthOf[histories.firstDay(i) - firstDay];
            if (first < startMonth || first > endMonth) continue;
            sizes[first - startMonth]++;
            var counted = -1;
            for (var k = histories.from(i); k < histories.from(i + 1); k++) {
                var age = monthOf[histories.day(k) - firstDay] - first;
                if (age == counted || age > MOST_COHORT_AGES) continue;
                active[first - startMonth][age]++;
                counted = age;
            }
        }
        var cohorts = new ArrayList<CohortMonth>();
        for (var c = 0; c < sizes.length; c++) {
            if (sizes[c] == 0) continue;
            var known = new ArrayList<Long>();
            for (var age = 0; age <= Math.min(MOST_COHORT_AGES, sizes.length - 1 - c); age++) known.add(active[c][age]);
            var month = startMonth + c;
            cohorts.add(new CohortMonth(LocalDate.of(month / 12, month % 12 + 1, 1), sizes[c], known));
        }
        return cohorts;
    }

    private int[] months(int firstDay) {
        var months = new int[lastDay - firstDay + 1];
        for (var d = 0; d < months.length; d++) months[d] = index(YearMonth.from(LocalDate.ofEpochDay(firstDay + d)));
        return months;
    }

    private static int index(YearMonth month) {
        return month.getYear() * 12 + month.getMonthValue() - 1;
    }
}
