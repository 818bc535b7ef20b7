package dev.perennial.conversations.promises;

import dev.perennial.conversations.CaseFile;
import dev.perennial.conversations.CaseFiles;
import dev.perennial.conversations.CaseId;
import dev.perennial.conversations.CaseMoved;
import dev.perennial.conversations.CaseState;
import dev.perennial.conversations.promises.Course.Deadlines;
import dev.perennial.conversations.promises.Course.Turn;
import dev.perennial.customers.Traits;
import dev.perennial.hours.Calendar;
import dev.perennial.hours.Hours;
import dev.perennial.hours.PlaceId;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Keeps the clocks of cases: writes down, in the transaction in which a case moves, when it was up to us and how long
/// its customer waited, and counts its deadlines. Whoever counts again counts from what was written down.
@Component
class Clocks {
    private final JdbcClient db;
    private final CaseFiles files;
    private final Promises promises;
    private final Hours hours;
    private final Traits traits;
    private final Clock clock;

    Clocks(JdbcClient db, CaseFiles files, Promises promises, Hours hours, Traits traits, Clock clock) {
        this.db = db;
        this.files = files;
        this.promises = promises;
        this.hours = hours;
        this.traits = traits;
        this.clock = clock;
    }

    /// The hours of places, asked for once in a piece of work.
    private final class Calendars {
        private final Map<PlaceId, Calendar> drawn = new HashMap<>();

        Calendar of(PlaceId place) {
            return drawn.computeIfAbsent(place, hours::of);
        }
    }

    @EventListener
    void on(CaseMoved moved) {
        var was = moved.before().state();
        var is = moved.state();
        if (is.robot() || !was.equals(is) && keepsTime(was, is)) return;
        var file = files.get(moved.before().id());
        var promise = promise(file, promises.inOrder());
        var calendars = new Calendars();
        var calendar = calendars.of(place(file, promise));
        turn(file, moved.at());
        wait(file, promise, calendar, moved.at());
        count(file, promise, calendar, moved.at());
    }

    /// Counts the deadlines of an open case again; a closed one keeps its own.
    @Transactional
    void countAgain(CaseId id, List<Promise> known, Instant at) {
        var file = files.lock(id);
        if (file.state().isClosed() || file.state().robot()) return;
        var promise = promise(file, known);
        var calendar = hours.of(place(file, promise));
        count(file, promise, calendar, at);
        var since = file.state().waitingSince();
        if (since != null) due(id, since, promise, calendar);
    }

    List<CaseId> open() {
        return db.sql("select id from conversations.case_file where status <> 'CLOSED' and not robot order by id")
                .query((row, _) -> new CaseId(row.getObject("id", UUID.class)))
                .list();
    }

    private static boolean keepsTime(CaseState was, CaseState is) {
        return was.status() == is.status()
                && was.priority() == is.priority()
                && was.via() == is.via()
                && was.robot() == is.robot()
                && Objects.equals(was.waitingSince(), is.waitingSince());
    }

    /// By whose hours the clocks of a case go: those of the place it is at home, else those of the promise.
    private static PlaceId place(CaseFile file, Optional<Promise> promise) {
        var home = file.place();
        return home != null ? home : promise.map(Promise::place).orElse(PlaceId.BUSINESS);
    }

    private Optional<Promise> promise(CaseFile file, List<Promise> known) {
        if (known.isEmpty()) return Optional.empty();
        var customer = file.customer();
        return Promise.first(
                known,
                new Promise.Asked(
                        file.state().priority(),
                        file.state().via(),
                        file.account(),
                        customer == null ? Map.of() : traits.of(customer)));
    }

    private void turn(CaseFile file, Instant at) {
        if (file.state().status() == CaseState.Status.OPEN)
            db.sql("""
                insert into conversations.turn (case_id, began_at)
                select :case, greatest(:at, max(ended_at)) from conversations.turn where case_id = :case
                having count(*) = count(ended_at)
                on conflict (case_id, began_at) do update set ended_at = null""")
                    .param("at", Timestamp.from(at))
                    .param("case", file.id().value())
                    .update();
        else
            db.sql("""
                update conversations.turn set ended_at = greatest(:at, began_at)
                where case_id = :case and ended_at is null""")
                    .param("at", Timestamp.from(at))
                    .param("case", file.id().value())
                    .update();
    }

    /// A wait begins with the customer's first words and ends with ours, or with the case. An answer that was taken
    /// back never was.
    private void wait(CaseFile file, Optional<Promise> promise, Calendar calendar, Instant at) {
        var since = file.state().waitingSince();
        end(file.id(), since, calendar, at);
        if (since == null) return;
        var hour = calendar.isOpen(since) ? since.atZone(calendar.zone()).getHour() : null;
        var account = file.account();
        db.sql("""
            insert into conversations.wait (case_id, since, is_first, via, account_id, hour)
            values (:case, :since, not exists (select from conversations.wait where case_id = :case), :via, :account::uuid,
                :hour)
            on conflict (case_id, since) do update
            set ended_at = null, answered = false, answered_by = null, open_seconds = null""")
                .param("case", file.id().value())
                .param("since", Timestamp.from(since))
                .param("via", file.state().via().name())
                .param("account", account == null ? null : account.toString())
                .param("hour", hour)
                .update();
        due(file.id(), since, promise, calendar);
    }

    private void due(CaseId id, Instant since, Optional<Promise> promise, Calendar calendar) {
        var within = promise.map(Promise::answer).orElse(null);
        db.sql("update conversations.wait set due_at = :due where case_id = :case and since = :since")
                .param("due", within == null ? null : Timestamp.from(calendar.add(since, within)))
                .param("case", id.value())
                .param("since", Timestamp.from(since))
                .update();
    }

    private void end(CaseId id, @Nullable Instant but, Calendar calendar, Instant at) {
        record Waiting(
                Instant since,
                @Nullable Instant answeredAt,
                @Nullable UUID by) {}
        var over = db.sql("""
            select w.since, e.at, e.staff_id from conversations.wait w
            left join lateral (
                select at, staff_id from conversations.entry e
                where e.case_id = w.case_id and e.kind in ('SAID', 'CALL') and not e.robot
                  and not exists (select from messaging.api_dispatch d
                                  where d.id = e.dispatch_id and d.state in ('FAILED', 'SUPPRESSED'))
                  and e.seq > (
                    select min(h.seq) from conversations.entry h
                    where h.case_id = w.case_id and h.kind = 'HEARD' and not h.robot and h.at >= w.since)
                order by e.seq limit 1) e on true
            where w.case_id = :case and w.ended_at is null and w.since is distinct from :but""")
                .param("case", id.value())
                .param("but", but == null ? null : Timestamp.from(but))
                .query((row, _) -> new Waiting(
                        row.getTimestamp("since").toInstant(),
                        row.getTimestamp("at") == null
                                ? null
                                : row.getTimestamp("at").toInstant(),
                        row.getObject("staff_id", UUID.class)))
                .list();
        for (var waiting : over) {
            var end = waiting.answeredAt() == null ? at : waiting.answeredAt();
            db.sql("""
                update conversations.wait
                set ended_at = :end, answered = :answered, answered_by = :by::uuid, open_seconds = :seconds
                where case_id = :case and since = :since""")
                    .param("end", Timestamp.from(end))
                    .param("answered", waiting.answeredAt() != null)
                    .param("by", waiting.by() == null ? null : waiting.by().toString())
                    .param("seconds", seconds(calendar.elapsed(waiting.since(), end)))
                    .param("case", id.value())
                    .param("since", Timestamp.from(waiting.since()))
                    .update();
        }
    }

    private void count(CaseFile file, Optional<Promise> promise, Calendar calendar, Instant at) {
        var course = course(file);
        if (file.state().isClosed()) {
            freeze(file, promise, calendar, course, at);
            return;
        }
        var deadlines = promise.map(it -> course.by(it, calendar)).orElse(Deadlines.NONE);
        db.sql("""
            insert into conversations.deadline (case_id, promise_id, place_id, answer_by, solve_by, soon_at)
            values (:case, :promise::uuid, :place, :answerBy, :solveBy, :soonAt)
            on conflict (case_id) do update set promise_id = excluded.promise_id, place_id = excluded.place_id,
                answer_by = excluded.answer_by, solve_by = excluded.solve_by, soon_at = excluded.soon_at, worked = null,
                kept = null, frozen = false""")
                .param("case", file.id().value())
                .param("promise", promise.map(it -> it.id().toString()).orElse(null))
                .param("place", place(file, promise).value())
                .param("answerBy", timestamp(deadlines.answerBy()))
                .param("solveBy", timestamp(deadlines.solveBy()))
                .param("soonAt", timestamp(deadlines.soonAt()))
                .update();
    }

    /// From now on nothing about the hours or the promises changes what came of this one.
    private void freeze(CaseFile file, Optional<Promise> promise, Calendar calendar, Course course, Instant at) {
        var worked = course.worked(calendar, at);
        var within = promise.map(Promise::solve).orElse(null);
        db.sql("""
            insert into conversations.deadline (case_id, promise_id, place_id, worked, kept, frozen)
            values (:case, :promise::uuid, :place, :worked, :kept, true)
            on conflict (case_id) do update set worked = excluded.worked, kept = excluded.kept, soon_at = null,
                promise_id = excluded.promise_id, frozen = true
            where not deadline.frozen""")
                .param("case", file.id().value())
                .param("promise", promise.map(it -> it.id().toString()).orElse(null))
                .param("place", place(file, promise).value())
                .param("worked", seconds(worked))
                .param("kept", within == null ? null : worked.compareTo(within) <= 0)
                .update();
    }

    private Course course(CaseFile file) {
        var turns = db.sql("select began_at, ended_at from conversations.turn where case_id = ? order by began_at")
                .param(file.id().value())
                .query((row, _) -> new Turn(
                        row.getTimestamp("began_at").toInstant(),
                        row.getTimestamp("ended_at") == null
                                ? null
                                : row.getTimestamp("ended_at").toInstant()))
                .list();
        return new Course(turns, file.state().waitingSince());
    }

    private static long seconds(Duration time) {
        return Math.max(0, time.toSeconds());
    }

    private static @Nullable Timestamp timestamp(@Nullable Instant at) {
        return at == null ? null : Timestamp.from(at);
    }

    Instant now() {
        return clock.instant();
    }
}
