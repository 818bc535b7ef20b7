package dev.perennial.hours.quiet;

import dev.perennial.access.AuditLog;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

@Repository
class Quiet {
    private final JdbcClient db;
    private final AuditLog log;

    Quiet(JdbcClient db, AuditLog log) {
        this.db = db;
        this.log = log;
    }

    @Transactional
    void set(LocalTime from, LocalTime until) {
        db.sql("""
            insert into hours.quiet (starts, ends) values (:from, :until)
            on conflict (only_one) do update set starts = excluded.starts, ends = excluded.ends""")
                .param("from", from.truncatedTo(ChronoUnit.MINUTES))
                .param("until", until.truncatedTo(ChronoUnit.MINUTES))
                .update();
        log.changed("hours.quiet");
    }
}
