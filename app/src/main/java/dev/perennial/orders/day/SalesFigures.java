package dev.perennial.orders.day;

import static dev.perennial.ui.Words.language;
import static dev.perennial.ui.Words.number;
import static dev.perennial.ui.Words.percent;
import static dev.perennial.ui.Words.roundHomeMoney;
import static dev.perennial.ui.Words.t;

import dev.perennial.today.DayFigures;
import java.time.LocalDate;
import java.time.format.TextStyle;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleFunction;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.springframework.stereotype.Component;

/// How a day went at the till, against the same weekday of the eight weeks before.
@Component
class SalesFigures implements DayFigures {
    private static final int DAYS = 7;

    private final SalesDays sales;

    SalesFigures(SalesDays sales) {
        this.sales = sales;
    }

    /// Nothing for a day of the week on which nothing is ever sold.
    @Override
    public List<DayFigure> of(LocalDate day) {
        var first = sales.first();
        if (first.isEmpty() || day.isBefore(first.get())) return List.of();

        var days = sales.of(LongStream.rangeClosed(0, Usual.MOST)
                .mapToObj(day::minusWeeks)
                .filter(it -> !it.isBefore(first.get()))
                .toList());
        if (days.stream().allMatch(it -> it.purchases() == 0)) return List.of();
        return figures(days.getLast(), days.subList(0, days.size() - 1));
    }

    @Override
    public Course week(LocalDate day) {
        var first = sales.first();
        if (first.isEmpty()) return Course.UNKNOWN;

        var weeks = LongStream.rangeClosed(1, Usual.MOST + 1)
                .mapToObj(day::minusWeeks)
                .filter(it -> !it.isBefore(first.get()))
                .toList();
        if (weeks.isEmpty()) return Course.UNKNOWN;
        var counts = counts(weeks);
        return Usual.count(Arrays.copyOf(counts, counts.length - 1)).course(counts[counts.length - 1]);
    }

    /// The purchases of the seven days from each of these on, the longest ago first.
    private double[] counts(List<LocalDate> from) {
        var starts = from.stream().sorted().toList();
        var purchases =
                sales
                        .of(starts.stream()
                                .flatMap(start -> start.datesUntil(start.plusDays(DAYS)))
                                .toList())
                        .stream()
                        .mapToLong(SalesDay::purchases)
                        .toArray();
        return IntStream.range(0, starts.size())
                .mapToDouble(week ->
                        Arrays.stream(purchases, week * DAYS, (week + 1) * DAYS).sum())
                .toArray();
    }

    private static List<DayFigure> figures(SalesDay day, List<SalesDay> past) {
        var purchases = Usual.count(each(past, SalesDay::purchases));
        var revenue = Usual.of(
                each(past, SalesDay::revenueMinor),
                past.stream().mapToDouble(SalesDay::squares).average().orElse(0));
        var newcomers = Usual.count(each(past, SalesDay::newCustomers));
        return List.of(
                figure("orders.day.purchases", day, day.purchases(), purchases, it -> number(Math.round(it))),
                figure("orders.day.revenue", day, day.revenueMinor(), revenue, it -> roundHomeMoney(Math.round(it))),
                figure("orders.day.new", day, day.newCustomers(), newcomers, it -> number(Math.round(it))),
                figure(
                        "orders.day.returning",
                        day,
                        day.returningShare(),
                        share(day, past),
                        it -> percent(Math.min(1, it))));
    }

    /// The share of a day with few buyers jumps by itself: it scatters at least like tosses of a coin.
    private static Usual share(SalesDay day, List<SalesDay> past) {
        var open = past.stream().filter(it -> it.buyers() > 0).toList();
        var buyers = open.stream().mapToLong(SalesDay::buyers).sum();
        var usual = buyers == 0
                ? 0
                : (double) open.stream().mapToLong(SalesDay::returning).sum() / buyers;
        return Usual.of(each(open, SalesDay::returningShare), usual * (1 - usual) / Math.max(1, day.buyers()));
    }

    private static DayFigure figure(
            String label, SalesDay day, double value, Usual usual, DoubleFunction<String> written) {
        var weekday = day.day().getDayOfWeek().getDisplayName(TextStyle.FULL, language());
        var comparison = usual.days() < Usual.FEWEST
                ? t("orders.day.tooFew", usual.days(), weekday)
                : t("orders.day.usual", weekday, written.apply(usual.low()), written.apply(usual.high()));
        return new DayFigure(t(label), written.apply(value), usual.course(value), comparison);
    }

    private static double[] each(List<SalesDay> days, ToDoubleFunction<SalesDay> figure) {
        return days.stream().mapToDouble(figure).toArray();
    }
}
