package dev.perennial.conversations.reports;

import dev.perennial.access.Staff;
import dev.perennial.access.StaffMember;
import dev.perennial.conversations.Label;
import dev.perennial.conversations.Labels;
import dev.perennial.conversations.Via;
import dev.perennial.conversations.reports.Figures.Of;
import dev.perennial.conversations.reports.Figures.Sum;
import dev.perennial.platform.Businesses;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// Puts a report together: days that are over from the [DayBook], the rest as it stands.
@Repository
class Reports {
    private static final Integer[] NOTHING = {};
    private static final Timestamp FOR_EVER = Timestamp.from(Instant.parse("9999-01-01T00:00:00Z"));

    private final JdbcClient db;
    private final DayBook book;
    private final Staff staff;
    private final Labels labels;
    private final Businesses businesses;
    private final Clock clock;

    Reports(JdbcClient db, DayBook book, Staff staff, Labels labels, Businesses businesses, Clock clock) {
        this.db = db;
        this.book = book;
        this.staff = staff;
        this.labels = labels;
        this.businesses = businesses;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    Report of(Asked asked) {
        var zone = businesses.current().zone();
        var today = LocalDate.ofInstant(clock.instant(), zone);
        var piece = new Piece(asked, asked.from(today), today, zone, book.until(zone));
        var sums = new Sums();
        if (piece.hasNoLabel()) ofAll(piece, sums);
        else ofLabel(piece, sums);
        return new Report(
                piece.from(),
                today,
                sums.all.figures(),
                told(sums.weeks, it -> it),
                told(sums.ways, it -> it),
                people(sums.people),
                labels(piece),
                sums.heat,
                days(piece, sums));
    }

    /// What is asked for, and up to when it is added up.
    private record Piece(Asked asked, LocalDate from, LocalDate today, ZoneId zone, Instant until) {
        Timestamp start() {
            return Asked.start(from, zone);
        }

        /// Whether some of its days are added up.
        boolean isBegun() {
            return until.isAfter(start().toInstant());
        }

        boolean hasNoLabel() {
            return asked.label() == null;
        }

        /// A further condition on what is added up, and on what stands.
        String narrowed() {
            return (asked.via() == null ? "" : " and via = :via")
                    + (asked.person() == null ? "" : " and person = :person")
                    + (asked.label() == null ? "" : " and label_id = :label");
        }
    }

    private static final class Sums {
        private final Sum all = new Sum();
        private final Map<LocalDate, Sum> weeks = new TreeMap<>();
        private final Map<Via, Sum> ways = new TreeMap<>();
        private final Map<UUID, Sum> people = new HashMap<>();
        private final Map<LocalDate, long[]> moved = new HashMap<>();
        private final Heat heat = Heat.none();
    }

    /// When customers come is added up by itself when nobody is asked about: else it would be most of what is read.
    private void ofAll(Piece piece, Sums sums) {
        var byPerson = piece.asked().person() != null;
        if (piece.isBegun()) {
            var columns = byPerson
                    ? "*"
                    : "day, via, person, answers, promised, kept, worked, solve_promised, solve_kept, opened, closed,"
                            + " null::smallint[] as begun";
            asking(piece, "select " + columns + " from conversations.day_book where day >= :day" + piece.narrowed())
                    .query((RowCallbackHandler) row -> take(row, sums));
            if (!byPerson)
                asking(piece, """
                    select extract(isodow from day)::int weekday, hour, sum(times)::bigint times
                    from conversations.day_book_hour where day >= :day %s
                    group by 1, 2""".formatted(piece.narrowed())).query((RowCallbackHandler) row ->
                        sums.heat.add(DayOfWeek.of(row.getInt("weekday")), row.getInt("hour"), row.getLong("times")));
        }
        standing(piece, DayBook.days(), row -> take(row, sums));
    }

    private void ofLabel(Piece piece, Sums sums) {
        if (piece.isBegun())
            asking(piece, "select * from conversations.day_book_label where day >= :day" + piece.narrowed())
                    .query((RowCallbackHandler) row -> take(row, sums));
        standing(piece, DayBook.labels(), row -> take(row, sums));
    }

    /// What is not added up yet.
    private void standing(Piece piece, String select, RowCallbackHandler take) {
        asking(piece, "select * from (" + select + ") standing where true" + piece.narrowed())
                .query(take);
    }

    private static void take(ResultSet row, Sums sums) throws SQLException {
        var day = row.getObject("day", LocalDate.class);
        var person = row.getObject("person", UUID.class);
        var into = new ArrayList<Sum>();
        into.add(sums.all);
        into.add(sums.weeks.computeIfAbsent(
                day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)), _ -> new Sum()));
        into.add(sums.ways.computeIfAbsent(Via.valueOf(row.getString("via")), _ -> new Sum()));
        if (person != null) into.add(sums.people.computeIfAbsent(person, _ -> new Sum()));
        add(row, into);
        var begun = row.getArray("begun");
        if (begun != null)
            for (var code : (Short[]) begun.getArray()) sums.heat.add(DayOfWeek.of(code / 24 + 1), code % 24, 1);
        var moved = sums.moved.computeIfAbsent(day, _ -> new long[2]);
        moved[0] += row.getLong("opened");
        moved[1] += row.getLong("closed");
    }

    private static void add(ResultSet row, List<Sum> into) throws SQLException {
        var answers = lengths(row.getArray("answers"));
        var worked = lengths(row.getArray("worked"));
        var promised = row.getLong("promised");
        var kept = row.getLong("kept");
        var solvePromised = row.getLong("solve_promised");
        var solveKept = row.getLong("solve_kept");
        for (var sum : into) sum.add(answers, promised, kept, worked, solvePromised, solveKept);
    }

    private static Integer[] lengths(@Nullable Array array) throws SQLException {
        return array == null ? NOTHING : (Integer[]) array.getArray();
    }

    private static <K, T> List<Of<T>> told(Map<K, Sum> sums, Function<K, T> key) {
        return sums.entrySet().stream()
                .map(it -> new Of<>(key.apply(it.getKey()), it.getValue().figures()))
                .filter(it -> !it.figures().isEmpty())
                .toList();
    }

    private List<Of<String>> people(Map<UUID, Sum> sums) {
        var names = staff.everybody().stream().collect(Collectors.toMap(StaffMember::account, StaffMember::name));
        return told(sums, it -> names.getOrDefault(it, "")).stream()
                .sorted(Comparator.comparing(Of::key))
                .toList();
    }

    private List<Of<String>> labels(Piece piece) {
        var names = labels.all().stream().collect(Collectors.toMap(Label::id, Label::name));
        var sums = new HashMap<UUID, Sum>();
        RowCallbackHandler take =
                row -> add(row, List.of(sums.computeIfAbsent(row.getObject("label_id", UUID.class), _ -> new Sum())));
        if (piece.isBegun()) asking(piece, """
                select label_id, answers, promised, kept, worked, solve_promised, solve_kept
                from conversations.day_book_label where day >= :day""" + piece.narrowed()).query(take);
        standing(piece, DayBook.labels(), take);
        return told(sums, it -> names.getOrDefault(it, "")).stream()
                .sorted(Comparator.comparing(Of::key))
                .toList();
    }

    /// Day by day; of one label, which is added up by weeks, week by week. A case that was opened again counts as open
    /// all
    /// the time between.
    private List<Report.Day> days(Piece piece, Sums sums) {
        var step = Period.ofDays(piece.hasNoLabel() ? 1 : 7);
        var days = new ArrayList<Report.Day>();
        var open = openBefore(piece);
        for (var day = piece.from(); !day.isAfter(piece.today()); day = day.plus(step)) {
            var moved = sums.moved.getOrDefault(day, new long[2]);
            open += moved[0] - moved[1];
            days.add(new Report.Day(day, open, moved[0]));
        }
        return days;
    }

    private long openBefore(Piece piece) {
        var book = piece.hasNoLabel() ? "conversations.day_book" : "conversations.day_book_label";
        var from =
                piece.isBegun() ? book : "(" + (piece.hasNoLabel() ? DayBook.days() : DayBook.labels()) + ") standing";
        return db.sql("select coalesce(sum(opened - closed), 0) from " + from + " where day < :day" + piece.narrowed())
                .params(parameters(piece))
                .param("from", Timestamp.from(Instant.EPOCH))
                .param("until", piece.start())
                .query(Long.class)
                .single();
    }

    private JdbcClient.StatementSpec asking(Piece piece, String sql) {
        return db.sql(sql)
                .params(parameters(piece))
                .param("from", piece.isBegun() ? Timestamp.from(piece.until()) : piece.start())
                .param("until", FOR_EVER);
    }

    private static Map<String, @Nullable Object> parameters(Piece piece) {
        var via = piece.asked().via();
        var parameters = new HashMap<String, @Nullable Object>();
        parameters.put("day", piece.from());
        parameters.put("zone", piece.zone().getId());
        parameters.put("via", via == null ? null : via.name());
        parameters.put("person", piece.asked().person());
        parameters.put("label", piece.asked().label());
        return parameters;
    }
}
