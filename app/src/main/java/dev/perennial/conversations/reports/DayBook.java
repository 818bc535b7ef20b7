package dev.perennial.conversations.reports;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import dev.perennial.platform.Businesses;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Adds up the days that are over, all of them anew each night: a label put on an old case, or two cases joined, change
/// what was. Whoever reads takes these days from here and the rest as it stands, by the same statements; so a report is
/// right also while nobody has added up.
@Component
class DayBook {
    /// What happened, each with its day, case, way and person.
    private static final String FACTS = """
        select (w.ended_at at time zone :zone)::date as day, w.case_id, w.via, w.answered_by as person,
               case when w.is_first then w.open_seconds end as answer, w.due_at is not null as promised,
               null::bigint as work, false as solve_promised, coalesce(w.ended_at <= w.due_at, false) as in_time,
               null::int as begun, 0 as opened, 0 as closed
        from conversations.wait w
        where w.answered and w.ended_at >= :from and w.ended_at < :until
        union all
        select (c.closed_at at time zone :zone)::date, c.id, c.via, c.closed_by, null, false, d.worked, d.kept is not null,
               coalesce(d.kept, false), null, 0, 0
        from conversations.case_file c join conversations.deadline d on d.case_id = c.id
        where c.status = 'CLOSED' and c.merged_into is null and not c.robot and d.worked > 0
          and c.closed_at >= :from and c.closed_at < :until
        union all
        select local::date, case_id, via, person, null, false, null, false, false,
               (extract(isodow from local)::int - 1) * 24 + extract(hour from local)::int, 0, 0
        from (select w.since at time zone :zone as local, w.case_id, w.via, w.answered_by as person
              from conversations.wait w where w.since >= :from and w.since < :until) waits
        union all
        select (c.opened_at at time zone :zone)::date, c.id, c.via, c.assignee, null, false, null, false, false, null, 1, 0
        from conversations.case_file c
        where c.merged_into is null and not c.robot and c.opened_at >= :from and c.opened_at < :until
        union all
        select (c.closed_at at time zone :zone)::date, c.id, c.via, c.assignee, null, false, null, false, false, null, 0, 1
        from conversations.case_file c
        where c.merged_into is null and not c.robot and c.status = 'CLOSED' and c.closed_at >= :from
          and c.closed_at < :until""";

    private static final String SUMS = """
        array_agg(answer::int) filter (where answer is not null) answers, count(*) filter (where promised) promised,
        count(*) filter (where promised and in_time) kept, array_agg(work::int) filter (where work is not null) worked,
        count(*) filter (where solve_promised) solve_promised,
        count(*) filter (where solve_promised and in_time) solve_kept,
        array_agg(begun::smallint) filter (where begun is not null) begun, sum(opened)::int opened, sum(closed)::int closed""";

    /// In weeks, so that sorting fits into memory.
    private static final int AT_ONCE = 4;

    private final JdbcClient db;
    private final Businesses businesses;
    private final Clock clock;

    DayBook(JdbcClient db, Businesses businesses, Clock clock) {
        this.db = db;
        this.businesses = businesses;
        this.clock = clock;
    }

    /// Of each day, way and person, as it stands.
    static String days() {
        return "select day, via, person, %s from (%s) facts group by day, via, person".formatted(SUMS, FACTS);
    }

    /// Of each week, way, person and label, as it stands.
    static String labels() {
        return """
            select date_trunc('week', facts.day)::date as day, via, person, l.label_id, %s
            from (%s) facts join conversations.case_label l on l.case_id = facts.case_id
            group by 1, via, person, l.label_id""".formatted(SUMS, FACTS);
    }

    /// Up to when the days are added up by these clocks; before everything when they are not.
    Instant until(ZoneId zone) {
        return db.sql("select until from conversations.day_book_end where zone = ?")
                .param(zone.getId())
                .query((row, _) -> row.getTimestamp("until").toInstant())
                .optional()
                .orElse(Instant.EPOCH);
    }

    @Transactional
    void addUp() {
        var business = businesses.find();
        if (business.isEmpty()) return;
        var zone = business.get().zone();
        var today = LocalDate.ofInstant(clock.instant(), zone);
        if (!until(zone).isBefore(start(today, zone).toInstant())) return;
        db.sql("lock table conversations.day_book_end in exclusive mode").update();
        db.sql("delete from conversations.day_book").update();
        db.sql("delete from conversations.day_book_label").update();
        db.sql("delete from conversations.day_book_hour").update();
        for (var from = firstMonday(zone); from.isBefore(today); from = from.plusWeeks(AT_ONCE)) {
            var until = from.plusWeeks(AT_ONCE);
            addUp(zone, start(from, zone), start(until.isBefore(today) ? until : today, zone));
        }
        db.sql("""
            insert into conversations.day_book_hour (day, via, hour, times)
            select day, via, code % 24, count(*) from conversations.day_book, unnest(begun) code group by 1, 2, 3""").update();
        db.sql("""
            insert into conversations.day_book_end (until, zone) values (?, ?)
            on conflict (only_one) do update set until = excluded.until, zone = excluded.zone""").params(start(today, zone), zone.getId()).update();
    }

    /// The first day of the week in which the first case was opened.
    private LocalDate firstMonday(ZoneId zone) {
        var first = db.sql("select min(opened_at) from conversations.case_file")
                .query((row, _) -> Optional.ofNullable(row.getTimestamp(1)))
                .single();
        return first.map(it -> LocalDate.ofInstant(it.toInstant(), zone)
                        .with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)))
                .orElse(LocalDate.MAX);
    }

    private void addUp(ZoneId zone, Timestamp from, Timestamp until) {
        var columns = "answers, promised, kept, worked, solve_promised, solve_kept, begun, opened, closed)";
        for (var select : List.of(
                "conversations.day_book (day, via, person, " + columns + days(),
                "conversations.day_book_label (day, via, person, label_id, " + columns + labels()))
            db.sql("insert into " + select)
                    .param("zone", zone.getId())
                    .param("from", from)
                    .param("until", until)
                    .update();
    }

    private static Timestamp start(LocalDate day, ZoneId zone) {
        return Timestamp.from(day.atStartOfDay(zone).toInstant());
    }

    @Configuration
    static class Job {
        @Bean
        RecurringTask<Void> addUpTheDays(DayBook book) {
            return Tasks.recurring("conversations.reports", FixedDelay.ofHours(1))
                    .execute((_, _) -> book.addUp());
        }
    }
}
