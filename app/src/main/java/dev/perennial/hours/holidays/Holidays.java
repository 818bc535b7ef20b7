package dev.perennial.hours.holidays;

import dev.perennial.access.AuditLog;
import dev.perennial.access.CurrentStaff;
import dev.perennial.hours.Changes;
import dev.perennial.hours.PlaceId;
import dev.perennial.hours.SpecialDay;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

@Repository
class Holidays {
    private static final String WHAT = "hours.holidays";

    private final JdbcClient db;
    private final CurrentStaff staff;
    private final Changes changes;
    private final AuditLog log;
    private final Clock clock;

    Holidays(JdbcClient db, CurrentStaff staff, Changes changes, AuditLog log, Clock clock) {
        this.db = db;
        this.staff = staff;
        this.changes = changes;
        this.log = log;
        this.clock = clock;
    }

    /// From a day on, the next first; what comes every year stands at its next date.
    List<Holiday> from(LocalDate day) {
        return db
                .sql("""
            select d.id, d.day, d.every_year, d.name, hours.written(d.id) as written, p.name as place
            from hours.special_day d left join hours.place p on p.id = d.place_id
            where d.every_year or d.day >= ?""")
                .param(day)
                .query((row, _) -> {
                    var written = row.getObject("day", LocalDate.class);
                    var everyYear = row.getBoolean("every_year");
                    return new Holiday(
                            row.getObject("id", UUID.class),
                            everyYear ? next(written, day) : written,
                            everyYear,
                            SpecialDay.of(row.getString("name"), row.getString("written")),
                            row.getString("place"));
                })
                .list()
                .stream()
                .sorted(Comparator.comparing(Holiday::day)
                        .thenComparing(it -> it.special().name()))
                .toList();
    }

    /// A day of these that is entered already, for the same place.
    Optional<Taken> taken(DayForm.Days wanted) {
        return db.sql("""
            select day, name from hours.special_day
            where place_id is not distinct from :place and every_year = :everyYear and day = any(:days::date[])
            order by day limit 1""")
                .param("place", value(wanted.place()), Types.OTHER)
                .param("everyYear", wanted.everyYear())
                .param("days", wanted.days().stream().map(LocalDate::toString).toArray(String[]::new))
                .query((row, _) -> new Taken(row.getObject("day", LocalDate.class), row.getString("name")))
                .optional();
    }

    record Taken(LocalDate day, String name) {}

    @Transactional
    void enter(DayForm.Days wanted) {
        for (var day : wanted.days()) {
            var id = db.sql("""
                insert into hours.special_day (place_id, day, every_year, name, made_by, made_at)
                values (:place, :day, :everyYear, :name, :by, :now) returning id""")
                    .param("place", value(wanted.place()), Types.OTHER)
                    .param("day", day)
                    .param("everyYear", wanted.everyYear())
                    .param("name", wanted.name())
                    .param("by", staff.id().value())
                    .param("now", Timestamp.from(clock.instant()))
                    .query(UUID.class)
                    .single();
            for (var span : wanted.spans())
                db.sql("insert into hours.special_span (special_day_id, opens, closes) values (?, ?, ?)")
                        .params(id, span.opens(), span.closes())
                        .update();
        }
        changes.tell(wanted.place());
        log.changed(WHAT);
    }

    @Transactional
    void remove(UUID id) {
        record Gone(@Nullable UUID place) {}
        db.sql("delete from hours.special_day where id = ? returning place_id")
                .param(id)
                .query((row, _) -> new Gone(row.getObject("place_id", UUID.class)))
                .optional()
                .ifPresent(gone -> {
                    changes.tell(gone.place() == null ? null : new PlaceId(gone.place()));
                    log.changed(WHAT);
                });
    }

    /// 29 February comes where there is one.
    private static LocalDate next(LocalDate written, LocalDate day) {
        var year = day.getYear();
        while (true) {
            var there = written.getDayOfMonth() != 29 || written.getMonthValue() != 2 || java.time.Year.isLeap(year);
            var date = written.withYear(year);
            if (there && !date.isBefore(day)) return date;
            year++;
        }
    }

    private static @Nullable UUID value(@Nullable PlaceId place) {
        return place == null ? null : place.value();
    }
}
