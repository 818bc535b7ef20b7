package dev.perennial.access.signin;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Wrong guesses at passwords, counted per account and per network address in the database, so that several
/// processes count together.
@Repository
class Guesses {
    static final Duration WINDOW = Duration.ofMinutes(15);
    static final int PER_ACCOUNT = 8;
    static final int PER_ADDRESS = 40;

    private final JdbcClient db;
    private final Clock clock;

    Guesses(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    boolean tooMany(String email, String address) {
        return count("account:" + email) >= PER_ACCOUNT || count("address:" + address) >= PER_ADDRESS;
    }

    void wrong(String email, String address) {
        for (var key : new String[] {"account:" + email, "address:" + address}) {
            db.sql("insert into access.failed_guess (key, at) values (?, ?)")
                    .params(key, Timestamp.from(clock.instant()))
                    .update();
        }
        db.sql("delete from access.failed_guess where at < ?")
                .param(Timestamp.from(clock.instant().minus(WINDOW.multipliedBy(4))))
                .update();
    }

    void right(String email) {
        db.sql("delete from access.failed_guess where key = ?")
                .param("account:" + email)
                .update();
    }

    private long count(String key) {
        return db.sql("select count(*) from access.failed_guess where key = ? and at > ?")
                .params(key, Timestamp.from(clock.instant().minus(WINDOW)))
                .query(Long.class)
                .single();
    }
}
