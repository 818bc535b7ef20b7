package dev.perennial.hours.feeds;

import dev.perennial.access.AuditLog;
import dev.perennial.access.CurrentStaff;
import dev.perennial.hours.Changes;
import dev.perennial.hours.PlaceId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// Calendars of others and their days. A day is offered first and counts when a person has said so; one that counts
/// and is no longer named counts on until a person has said otherwise.
@Repository
class Feeds {
    private static final String WHAT = "hours.feeds";
    private static final String READ = """
        select f.*, p.name as place,
               (select count(*) from hours.feed_day d where d.feed_id = f.id and d.verdict = 'WAITING' and d.day >= :today)
                   as waiting,
               (select count(*) from hours.feed_day d where d.feed_id = f.id and d.verdict = 'COUNTS' and d.day >= :today)
                   as counting
        from hours.feed f left join hours.place p on p.id = f.place_id
        """;

    private final JdbcClient db;
    private final CurrentStaff staff;
    private final Changes changes;
    private final AuditLog log;
    private final Clock clock;

    Feeds(JdbcClient db, CurrentStaff staff, Changes changes, AuditLog log, Clock clock) {
        this.db = db;
        this.staff = staff;
        this.changes = changes;
        this.log = log;
        this.clock = clock;
    }

    List<Feed> all(LocalDate today) {
        return db.sql(READ + "order by f.added_at, f.id")
                .param("today", today)
                .query(Feeds::feed)
                .list();
    }

    Optional<Feed> find(UUID id, LocalDate today) {
        return db.sql(READ + "where f.id = :id")
                .param("today", today)
                .param("id", id)
                .query(Feeds::feed)
                .optional();
    }

    /// Days from this one on.
    List<FeedDay> days(UUID feed, LocalDate from) {
        return db.sql("select day, name, verdict, gone from hours.feed_day where feed_id = ? and day >= ? order by day")
                .params(feed, from)
                .query((row, _) -> new FeedDay(
                        row.getObject("day", LocalDate.class),
                        row.getString("name"),
                        FeedDay.Verdict.valueOf(row.getString("verdict")),
                        row.getBoolean("gone")))
                .list();
    }

    /// Days of all calendars that nobody has looked at.
    Optional<Unseen> unseen(LocalDate today) {
        return db.sql("""
            select feed_id, count(*) over () as days from hours.feed_day
            where verdict = 'WAITING' and day >= ? order by day limit 1""")
                .param(today)
                .query((row, _) -> new Unseen(row.getObject("feed_id", UUID.class), row.getInt("days")))
                .optional();
    }

    /// @param first the calendar that has the next of them
    record Unseen(UUID first, int days) {}

    /// @param address null for a file
    /// @param place null for all
    @Transactional
    UUID add(String name, @Nullable String address, @Nullable PlaceId place, Reading.Days days, LocalDate today) {
        var now = Timestamp.from(clock.instant());
        var id = db.sql("""
            insert into hours.feed (place_id, name, address, added_by, added_at, looked_at, read_at)
            values (:place, :name, :address, :by, :now, :now, :now) returning id""")
                .param("place", place == null ? null : place.value(), Types.OTHER)
                .param("name", name)
                .param("address", address)
                .param("by", staff.id().value())
                .param("now", now)
                .query(UUID.class)
                .single();
        write(id, days, today);
        log.changed(WHAT);
        return id;
    }

    /// What the calendar says now: new days wait, days nobody looked at go with it, all others stay as they were said.
    @Transactional
    void write(UUID feed, Reading.Days read, LocalDate today) {
        var days = texts(read.days().keySet());
        db.sql(
                        "update hours.feed set looked_at = :now, read_at = :now, trouble = null, left_out = :leftOut where id = :id")
                .param("now", Timestamp.from(clock.instant()))
                .param("leftOut", read.leftOut())
                .param("id", feed)
                .update();
        db.sql("""
            insert into hours.feed_day (feed_id, day, name)
            select :feed, d.day, d.name from unnest(:days::date[], :names) as d (day, name)
            on conflict (feed_id, day) do update set name = excluded.name, gone = false""")
                .param("feed", feed)
                .param("days", days)
                .param("names", read.days().values().toArray(String[]::new))
                .update();
        db.sql("""
            delete from hours.feed_day
            where feed_id = :feed and verdict <> 'COUNTS' and day >= :today and not day = any(:days::date[])""")
                .param("feed", feed)
                .param("today", today)
                .param("days", days)
                .update();
        db.sql("""
            update hours.feed_day set gone = true
            where feed_id = :feed and verdict = 'COUNTS' and day >= :today and not day = any(:days::date[])""")
                .param("feed", feed)
                .param("today", today)
                .param("days", days)
                .update();
    }

    void note(UUID feed, Trouble trouble) {
        db.sql("update hours.feed set looked_at = ?, trouble = ? where id = ?")
                .params(Timestamp.from(clock.instant()), trouble.name(), feed)
                .update();
    }

    /// Addresses last looked at before this moment.
    List<Due> due(Instant before) {
        return db.sql(
                        "select id, address from hours.feed where address is not null and looked_at < ? order by looked_at")
                .param(Timestamp.from(before))
                .query((row, _) -> new Due(row.getObject("id", UUID.class), row.getString("address")))
                .list();
    }

    record Due(UUID feed, String address) {}

    /// A person has looked: of the days they were shown, the ticked ones count and the others do not.
    @Transactional
    void decide(UUID feed, Collection<LocalDate> shown, Set<LocalDate> ticked) {
        var changed = db.sql("""
            update hours.feed_day set verdict = case when day = any(:ticked::date[]) then 'COUNTS' else 'IGNORED' end,
                decided_by = :by, decided_at = :now
            where feed_id = :feed and day = any(:shown::date[])
              and verdict <> case when day = any(:ticked::date[]) then 'COUNTS' else 'IGNORED' end""")
                .param("ticked", texts(ticked))
                .param("shown", texts(shown))
                .param("by", staff.id().value())
                .param("now", Timestamp.from(clock.instant()))
                .param("feed", feed)
                .update();
        db.sql("delete from hours.feed_day where feed_id = ? and gone and verdict = 'IGNORED'")
                .param(feed)
                .update();
        if (changed == 0) return;
        tell(feed);
        log.changed(WHAT);
    }

    @Transactional
    void remove(UUID feed) {
        tell(feed);
        if (db.sql("delete from hours.feed where id = ?").param(feed).update() == 1) log.changed(WHAT);
    }

    private void tell(UUID feed) {
        record Of(@Nullable UUID place) {}
        db.sql("select place_id from hours.feed where id = ?")
                .param(feed)
                .query((row, _) -> new Of(row.getObject("place_id", UUID.class)))
                .optional()
                .ifPresent(of -> changes.tell(of.place() == null ? null : new PlaceId(of.place())));
    }

    private static String[] texts(Collection<LocalDate> days) {
        return days.stream().map(LocalDate::toString).toArray(String[]::new);
    }

    private static Feed feed(ResultSet row, int number) throws SQLException {
        var readAt = row.getTimestamp("read_at");
        var trouble = row.getString("trouble");
        return new Feed(
                row.getObject("id", UUID.class),
                row.getString("name"),
                row.getString("place"),
                row.getString("address"),
                readAt == null ? null : readAt.toInstant(),
                trouble == null ? null : Trouble.valueOf(trouble),
                row.getInt("left_out"),
                row.getInt("waiting"),
                row.getInt("counting"));
    }
}
