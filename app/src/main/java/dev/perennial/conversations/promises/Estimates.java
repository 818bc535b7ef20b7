package dev.perennial.conversations.promises;

import dev.perennial.conversations.CaseFile;
import dev.perennial.conversations.CaseFiles;
import dev.perennial.conversations.CaseId;
import dev.perennial.hours.Calendar;
import dev.perennial.hours.Hours;
import dev.perennial.hours.PlaceId;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Says how long an answer takes, from first answers of the last half year in open time: to the same inbox, within an
/// hour of this hour of the day, or while the doors were closed when they are now.
///
/// Fewer than [#ENOUGH] are not asked: of 28, even the slowest lies below what nine in ten really take more than one
/// time in twenty (0.9 to the 28th is 0.052, to the 29th 0.047).
@Component
public class Estimates {
    static final int ENOUGH = 29;
    private static final Duration BACK = Duration.ofDays(182);
    private static final int MOST = 2_000;

    private final JdbcClient db;
    private final CaseFiles files;
    private final Hours hours;

    Estimates(JdbcClient db, CaseFiles files, Hours hours) {
        this.db = db;
        this.files = files;
        this.hours = hours;
    }

    /// For a case whose customer waits, or would if they wrote now.
    public Estimate of(CaseId id, Instant now) {
        var file = files.get(id);
        var since = Objects.requireNonNullElse(file.state().waitingSince(), now);
        var deadline = deadline(id);
        var calendar = hours.of(deadline.map(Deadline::place).orElse(PlaceId.BUSINESS));
        var seconds = answers(file, calendar, since, now);
        if (seconds.size() >= ENOUGH) return measured(seconds, calendar, since);
        var by = deadline.map(Deadline::answerBy).orElse(null);
        return by == null ? new Estimate.Unknown() : new Estimate.Promised(calendar.elapsed(since, by), by);
    }

    private record Deadline(PlaceId place, @Nullable Instant answerBy) {}

    private Optional<Deadline> deadline(CaseId id) {
        return db.sql("select place_id, answer_by from conversations.deadline where case_id = ?")
                .param(id.value())
                .query((row, _) -> new Deadline(
                        new PlaceId(row.getObject("place_id", UUID.class)),
                        row.getTimestamp("answer_by") == null
                                ? null
                                : row.getTimestamp("answer_by").toInstant()))
                .optional();
    }

    /// In seconds, the shortest first.
    private List<Long> answers(CaseFile file, Calendar calendar, Instant since, Instant now) {
        var hour = calendar.isOpen(since) ? since.atZone(calendar.zone()).getHour() : null;
        var account = file.account();
        return db.sql("""
            select open_seconds from (
                select open_seconds from conversations.wait
                where answered and is_first and ended_at >= :back and ended_at <= :now and case_id <> :case
                  and via = :via and account_id is not distinct from :account::uuid
                  and case when :hour::int is null then hour is null
                           else least(abs(hour - :hour::int), 24 - abs(hour - :hour::int)) <= 1 end
                order by ended_at desc limit :most) lately
            order by open_seconds""")
                .param("back", Timestamp.from(now.minus(BACK)))
                .param("now", Timestamp.from(now))
                .param("case", file.id().value())
                .param("via", file.state().via().name())
                .param("account", account == null ? null : account.toString())
                .param("hour", hour)
                .param("most", MOST)
                .query((row, _) -> row.getLong(1))
                .list();
    }

    /// The next one is as likely as any of them to be the slowest; so nine in ten end by the answer at nine tenths of
    /// all and the next.
    static Estimate measured(List<Long> seconds, Calendar calendar, Instant since) {
        var median = Duration.ofSeconds(at(seconds, 0.5));
        var most = Duration.ofSeconds(at(seconds, 0.9));
        return new Estimate.Measured(
                seconds.size(), median, most, calendar.add(since, median), calendar.add(since, most));
    }

    private static long at(List<Long> sorted, double share) {
        return sorted.get((int) Math.ceil(share * (sorted.size() + 1)) - 1);
    }
}
