package dev.perennial.conversations.reports;

import dev.perennial.access.Staff;
import dev.perennial.access.StaffMember;
import dev.perennial.conversations.Via;
import dev.perennial.conversations.reports.Figures.Heat;
import dev.perennial.conversations.reports.Figures.Of;
import dev.perennial.platform.Businesses;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// Adds up what was written down when cases moved. Percentiles are values that occurred, of all that occurred.
@Repository
class Reports {
    /// Of each group of waits that ended with an answer.
    private static final String ANSWERS = """
        count(*) filter (where is_first) answered,
        percentile_disc(0.5) within group (order by open_seconds) filter (where is_first) median,
        percentile_disc(0.9) within group (order by open_seconds) filter (where is_first) most,
        count(due_at) promised, count(*) filter (where ended_at <= due_at) kept,
        0 closed, null::bigint worked, null::bigint worked_most, 0 solve_promised, 0 solve_kept""";

    private static final String OF_WAITS = """
        from conversations.wait w
        where w.answered and w.ended_at >= :from and (:via::text is null or w.via = :via)
          and (:person::uuid is null or w.answered_by = :person::uuid)
          and (:label::uuid is null or exists (
              select from conversations.case_label l where l.case_id = w.case_id and l.label_id = :label::uuid))""";

    /// Of each group of cases that ended.
    private static final String ENDS = """
        0 answered, null::bigint median, null::bigint most, 0 promised, 0 kept, count(*) closed,
        percentile_disc(0.5) within group (order by worked) worked,
        percentile_disc(0.9) within group (order by worked) worked_most,
        count(kept) solve_promised, count(*) filter (where kept) solve_kept""";

    private static final String OF_CASES = """
        from conversations.case_file c join conversations.deadline d on d.case_id = c.id
        where c.status = 'CLOSED' and c.merged_into is null and not c.robot and c.closed_at >= :from and d.worked > 0
          and (:via::text is null or c.via = :via) and (:person::uuid is null or c.closed_by = :person::uuid)
          and (:label::uuid is null or exists (
              select from conversations.case_label l where l.case_id = c.id and l.label_id = :label::uuid))""";

    private final JdbcClient db;
    private final Staff staff;
    private final Businesses businesses;
    private final Clock clock;

    Reports(JdbcClient db, Staff staff, Businesses businesses, Clock clock) {
        this.db = db;
        this.staff = staff;
        this.businesses = businesses;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    Report of(Asked asked) {
        var zone = businesses.current().zone();
        var today = LocalDate.ofInstant(clock.instant(), zone);
        var from = asked.from(today);
        var grouped = new Grouped();
        each(asked, from, zone, """
            select grouping(week, way, person) which, week, way, person, %s
            from (select date_trunc('week', w.ended_at at time zone :zone)::date week, w.via way, w.answered_by person,
                         w.is_first, w.open_seconds, w.due_at, w.ended_at %s) waits
            group by grouping sets ((), (week), (way), (person))""".formatted(ANSWERS, OF_WAITS), grouped::answers);
        each(asked, from, zone, """
            select grouping(week, way, person) which, week, way, person, %s
            from (select date_trunc('week', c.closed_at at time zone :zone)::date week, c.via way, c.closed_by person,
                         d.worked, d.kept %s) ends
            group by grouping sets ((), (week), (way), (person))""".formatted(ENDS, OF_CASES), grouped::ends);
        return new Report(
                from,
                today,
                grouped.all,
                sorted(grouped.weeks, it -> it),
                sorted(grouped.ways, Via::valueOf),
                people(grouped.people),
                labels(asked, from, zone),
                heat(asked, from, zone),
                days(asked, from, today, zone));
    }

    /// Figures as they come out of one pass, by what they are of.
    private static final class Grouped {
        private static final int WEEK = 0b011;
        private static final int WAY = 0b101;
        private static final int PERSON = 0b110;

        private Figures all = Figures.NONE;
        private final Map<LocalDate, Figures> weeks = new TreeMap<>();
        private final Map<String, Figures> ways = new TreeMap<>();
        private final Map<UUID, Figures> people = new HashMap<>();

        void answers(ResultSet row) throws SQLException {
            put(row, figures(row), false);
        }

        void ends(ResultSet row) throws SQLException {
            put(row, figures(row), true);
        }

        private void put(ResultSet row, Figures found, boolean ends) throws SQLException {
            switch (row.getInt("which")) {
                case WEEK -> join(weeks, row.getObject("week", LocalDate.class), found, ends);
                case WAY -> join(ways, row.getString("way"), found, ends);
                case PERSON -> {
                    var person = row.getObject("person", UUID.class);
                    if (person != null) join(people, person, found, ends);
                }
                default -> all = ends ? all.withEnds(found) : found;
            }
        }

        private static <K> void join(Map<K, Figures> into, K key, Figures found, boolean ends) {
            var known = into.getOrDefault(key, Figures.NONE);
            into.put(key, ends ? known.withEnds(found) : found);
        }
    }

    private static <K, T> List<Of<T>> sorted(Map<K, Figures> by, Function<K, T> key) {
        return by.entrySet().stream()
                .map(it -> new Of<>(key.apply(it.getKey()), it.getValue()))
                .toList();
    }

    private List<Of<String>> people(Map<UUID, Figures> by) {
        var names = staff.everybody().stream().collect(Collectors.toMap(StaffMember::account, StaffMember::name));
        return by.entrySet().stream()
                .map(it -> new Of<>(names.getOrDefault(it.getKey(), ""), it.getValue()))
                .sorted(Comparator.comparing(Of::key))
                .toList();
    }

    private List<Of<String>> labels(Asked asked, LocalDate from, ZoneId zone) {
        var found = new TreeMap<String, Figures>();
        each(
                asked,
                from,
                zone,
                """
            select name, %s
            from (select b.name, w.is_first, w.open_seconds, w.due_at, w.ended_at
                  from (select w.* %s) w join conversations.case_label l on l.case_id = w.case_id
                  join conversations.label b on b.id = l.label_id) waits
            group by name""".formatted(ANSWERS, OF_WAITS),
                row -> found.put(row.getString("name"), figures(row)));
        each(asked, from, zone, """
            select name, %s
            from (select b.name, c.worked, c.kept
                  from (select c.id, d.worked, d.kept %s) c join conversations.case_label l on l.case_id = c.id
                  join conversations.label b on b.id = l.label_id) ends
            group by name""".formatted(ENDS, OF_CASES), row -> {
            var name = row.getString("name");
            found.put(name, found.getOrDefault(name, Figures.NONE).withEnds(figures(row)));
        });
        return sorted(found, it -> it);
    }

    private Heat heat(Asked asked, LocalDate from, ZoneId zone) {
        var waits = new ArrayList<List<Long>>();
        for (var day = 0; day < 7; day++) waits.add(new ArrayList<>(Collections.nCopies(24, 0L)));
        each(
                asked,
                from,
                zone,
                """
            select extract(isodow from local)::int weekday, extract(hour from local)::int as hour, count(*) times
            from (select w.since at time zone :zone as local from conversations.wait w
                  where w.since >= :from and (:via::text is null or w.via = :via)
                    and (:person::uuid is null or w.answered_by = :person::uuid)
                    and (:label::uuid is null or exists (
                        select from conversations.case_label l
                        where l.case_id = w.case_id and l.label_id = :label::uuid))) begun
            group by weekday, hour""",
                row -> waits.get(row.getInt("weekday") - 1).set(row.getInt("hour"), row.getLong("times")));
        return new Heat(waits);
    }

    /// A case that was opened again counts as open all the time between.
    private List<Report.Day> days(Asked asked, LocalDate from, LocalDate today, ZoneId zone) {
        var opened = new HashMap<LocalDate, Long>();
        var closed = new HashMap<LocalDate, Long>();
        each(asked, from, zone, """
            select day, sum(opened)::bigint opened, sum(closed)::bigint closed
            from (select greatest(c.opened_at, :before) at time zone :zone as at, 1 opened, 0 closed %1$s
                  union all
                  select greatest(c.closed_at, :before) at time zone :zone, 0, 1 %1$s and c.status = 'CLOSED') moved,
                 lateral (select at::date as day) dated
            group by day""".formatted("""
            from conversations.case_file c
            where c.merged_into is null and not c.robot and (:via::text is null or c.via = :via)
              and (:person::uuid is null or c.assignee = :person::uuid)
              and (:label::uuid is null or exists (
                  select from conversations.case_label l where l.case_id = c.id and l.label_id = :label::uuid))"""), row -> {
            var day = row.getObject("day", LocalDate.class);
            opened.put(day, row.getLong("opened"));
            closed.put(day, row.getLong("closed"));
        });
        var days = new ArrayList<Report.Day>();
        var before = from.minusDays(1);
        var open = opened.getOrDefault(before, 0L) - closed.getOrDefault(before, 0L);
        for (var day = from; !day.isAfter(today); day = day.plusDays(1)) {
            open += opened.getOrDefault(day, 0L) - closed.getOrDefault(day, 0L);
            days.add(new Report.Day(day, open, opened.getOrDefault(day, 0L)));
        }
        return days;
    }

    private interface Rows {
        void take(ResultSet row) throws SQLException;
    }

    private void each(Asked asked, LocalDate from, ZoneId zone, String sql, Rows rows) {
        var via = asked.via();
        db.sql(sql)
                .param("from", Asked.start(from, zone))
                .param("before", Asked.start(from.minusDays(1), zone))
                .param("zone", zone.getId())
                .param("via", via == null ? null : via.name())
                .param("person", text(asked.person()))
                .param("label", text(asked.label()))
                .query(rows::take);
    }

    private static @Nullable String text(@Nullable UUID id) {
        return id == null ? null : id.toString();
    }

    private static Figures figures(ResultSet row) throws SQLException {
        return new Figures(
                row.getLong("answered"),
                time(row, "median"),
                time(row, "most"),
                row.getLong("promised"),
                row.getLong("kept"),
                row.getLong("closed"),
                time(row, "worked"),
                time(row, "worked_most"),
                row.getLong("solve_promised"),
                row.getLong("solve_kept"));
    }

    private static @Nullable Duration time(ResultSet row, String column) throws SQLException {
        var seconds = row.getObject(column, Long.class);
        return seconds == null ? null : Duration.ofSeconds(seconds);
    }
}
