package dev.perennial.insights.runs;

import dev.perennial.access.CurrentStaff;
import dev.perennial.insights.model.WorkingOut.Step;
import dev.perennial.insights.runs.Run.Cause;
import dev.perennial.insights.runs.Run.State;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// The runs and their states. The database allows one that waits and one that runs, whoever asks.
@Repository
public class Runs {
    private static final int KEPT = 30;

    /// A run during which the program ended so often is not begun once more.
    private static final int MOST_ATTEMPTS = 3;

    static final String DIED = "the program ended while it was at work, three times";

    private final JdbcClient db;
    private final Clock clock;
    private final CurrentStaff staff;

    Runs(JdbcClient db, CurrentStaff staff, Clock clock) {
        this.staff = staff;
        this.db = db;
        this.clock = clock;
    }

    /// The run that will see what has just happened: a new one, or the one that waits already.
    Run want(Cause cause) {
        db.sql("""
            insert into insights.run (state, cause, wanted_at) values ('WAITING', ?, ?) on conflict do nothing""").params(cause.name(), now()).update();
        return db.sql("select * from insights.run where state = 'WAITING'")
                .query((row, _) -> run(row))
                .single();
    }

    /// Begins a waiting run, or begins again one whose process died. False when another one is still running.
    @Transactional
    boolean begin(UUID id) {
        var others = db.sql("select count(*) from insights.run where state = 'RUNNING' and id <> ?")
                .param(id)
                .query(Long.class)
                .single();
        if (others > 0) return false;
        if (gaveUp(id)) return false;
        return db.sql("""
            update insights.run set state = 'RUNNING', started_at = :now, attempts = attempts + 1, step = 'READING',
                done_share = 0, problem = null, finished_at = null
            where id = :id and state in ('WAITING', 'RUNNING', 'FAILED')""").param("now", now()).param("id", id).update() == 1;
    }

    private boolean gaveUp(UUID id) {
        return db.sql("""
            update insights.run set state = 'FAILED', finished_at = :now, problem = :died
            where id = :id and state = 'RUNNING' and attempts >= :most""")
                        .param("now", now())
                        .param("died", DIED)
                        .param("id", id)
                        .param("most", MOST_ATTEMPTS)
                        .update()
                == 1;
    }

    void reached(UUID id, Step step, double share) {
        db.sql("update insights.run set step = ?, done_share = ? where id = ?")
                .params(step.name(), share, id)
                .update();
    }

    /// Done; older runs are forgotten, the figures of this one stand.
    void done(UUID id) {
        db.sql("update insights.run set state = 'DONE', finished_at = ?, done_share = 1 where id = ?")
                .params(now(), id)
                .update();
        db.sql("""
            delete from insights.run where state in ('DONE', 'FAILED') and id not in
                (select id from insights.run order by wanted_at desc, id desc limit ?)""").param(KEPT).update();
    }

    void failed(UUID id, String problem) {
        db.sql("update insights.run set state = 'FAILED', finished_at = ?, problem = ? where id = ?")
                .params(now(), problem, id)
                .update();
    }

    public Optional<Run> find(UUID id) {
        staff.requireWholeSight();
        return db.sql("select * from insights.run where id = ?")
                .param(id)
                .query((row, _) -> run(row))
                .optional();
    }

    /// The run whose figures stand now.
    public Optional<Run> lastDone() {
        return db.sql("""
            select * from insights.run where state = 'DONE' order by finished_at desc, id desc limit 1""").query((row, _) -> run(row)).optional();
    }

    /// The newest run that came to an end, good or bad.
    Optional<Run> lastEnded() {
        return db.sql("""
            select * from insights.run where state in ('DONE', 'FAILED') order by finished_at desc, id desc limit 1""").query((row, _) -> run(row)).optional();
    }

    /// Runs that failed since one ended well.
    int failuresInARow() {
        return db.sql("""
            select count(*) from insights.run where state = 'FAILED' and finished_at >
                (select coalesce(max(finished_at), '-infinity') from insights.run where state = 'DONE')""").query(Integer.class).single();
    }

    /// The newest runs that came to a bad end.
    public List<Run> failures(int most) {
        staff.requireWholeSight();
        return db.sql("select * from insights.run where state = 'FAILED' order by finished_at desc, id desc limit ?")
                .param(most)
                .query((row, _) -> run(row))
                .list();
    }

    /// The run that is at work, else the one that waits.
    public Optional<Run> pending() {
        staff.requireWholeSight();
        return db.sql("""
            select * from insights.run where state in ('RUNNING', 'WAITING') order by state limit 1""").query((row, _) -> run(row)).optional();
    }

    /// The newest run that came to an end, when it came to a bad one.
    public Optional<Run> lastFailure() {
        return lastEnded().filter(run -> run.state() == State.FAILED);
    }

    /// How far a run is, with how long the last one took.
    public RunProgress progress(Run run) {
        return new RunProgress(
                run,
                lastDone().map(done -> Math.max(1, done.took().toSeconds())).orElse(null));
    }

    private OffsetDateTime now() {
        return OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    private static Run run(ResultSet row) throws SQLException {
        var step = row.getString("step");
        return new Run(
                row.getObject("id", UUID.class),
                State.valueOf(row.getString("state")),
                Cause.valueOf(row.getString("cause")),
                row.getObject("wanted_at", OffsetDateTime.class).toInstant(),
                instant(row, "started_at"),
                instant(row, "finished_at"),
                step == null ? null : Step.valueOf(step),
                row.getDouble("done_share"),
                row.getString("problem"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}
