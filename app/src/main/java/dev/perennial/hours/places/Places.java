package dev.perennial.hours.places;

import dev.perennial.access.AuditLog;
import dev.perennial.hours.Changes;
import dev.perennial.hours.PlaceId;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// The places besides the business itself.
@Repository
class Places {
    private static final String WHAT = "hours.places";

    private final JdbcClient db;
    private final Changes changes;
    private final AuditLog log;
    private final Clock clock;

    Places(JdbcClient db, Changes changes, AuditLog log, Clock clock) {
        this.db = db;
        this.changes = changes;
        this.log = log;
        this.clock = clock;
    }

    /// @throws DuplicateKeyException when another place has the name
    @Transactional
    PlaceId open(PlaceForm.InOrder wanted) {
        var id = db.sql("insert into hours.place (name, zone, opened_at) values (?, ?, ?) returning id")
                .params(wanted.name(), wanted.zone().getId(), Timestamp.from(clock.instant()))
                .query(UUID.class)
                .single();
        write(id, wanted);
        log.changed(WHAT);
        return new PlaceId(id);
    }

    /// @return false when it was given up meanwhile
    /// @throws DuplicateKeyException when another place has the name
    @Transactional
    boolean change(PlaceId place, PlaceForm.InOrder wanted) {
        var changed = db.sql(
                        "update hours.place set name = ?, zone = ? where id = ? and name is not null and removed_at is null")
                .params(wanted.name(), wanted.zone().getId(), place.value())
                .update();
        if (changed == 0) return false;
        write(place.value(), wanted);
        changes.tell(place);
        log.changed(WHAT);
        return true;
    }

    @Transactional
    void giveUp(PlaceId place) {
        var gone = db.sql(
                        "update hours.place set removed_at = ? where id = ? and name is not null and removed_at is null")
                .params(Timestamp.from(clock.instant()), place.value())
                .update();
        if (gone == 1) log.changed(WHAT);
    }

    Optional<UUID> named(String name) {
        return db.sql("select id from hours.place where lower(name) = lower(?) and removed_at is null")
                .param(name)
                .query(UUID.class)
                .optional();
    }

    private void write(UUID place, PlaceForm.InOrder wanted) {
        db.sql("delete from hours.weekly_span where place_id = ?").param(place).update();
        for (var span : wanted.weekly().spans())
            db.sql("insert into hours.weekly_span (place_id, day, opens, closes) values (?, ?, ?, ?)")
                    .params(place, span.day().getValue(), span.opens(), span.closes())
                    .update();
    }
}
