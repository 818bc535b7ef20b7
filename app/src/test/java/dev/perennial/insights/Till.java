package dev.perennial.insights;

import dev.perennial.customers.CustomerId;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Rings up purchases straight into the database, with times as they are in Vienna.
public class Till {
    public static final ZoneId VIENNA = ZoneId.of("Europe/Vienna");

    private final JdbcClient db;
    private int number;

    public Till(JdbcClient db) {
        this.db = db;
    }

    public CustomerId customer(String name) {
        return new CustomerId(db.sql("""
            insert into customers.customer (name, created_at, changed_at) values (?, now(), now()) returning id""").param(name).query(UUID.class).single());
    }

    public UUID buys(@Nullable CustomerId who, LocalDate day, long cents) {
        return buys(who, day.atTime(LocalTime.NOON).atZone(VIENNA).toInstant(), cents, "EUR", cents);
    }

    public UUID buys(@Nullable CustomerId who, Instant at, long minor, String currency, @Nullable Long home) {
        return db.sql("""
            insert into orders.purchase (customer_id, source, external_id, at, currency, total_minor, home_minor)
            values (?, 'till', ?, ?, ?, ?, ?) returning id""")
                .params(who == null ? null : who.value(), "n" + number++, Timestamp.from(at), currency, minor, home)
                .query(UUID.class)
                .single();
    }

    public void givesBack(@Nullable CustomerId who, @Nullable UUID purchase, LocalDate day, long cents) {
        db.sql("""
            insert into orders.refund (customer_id, purchase_id, source, external_id, at, currency, total_minor, home_minor)
            values (?, ?, 'till', ?, ?, 'EUR', ?, ?)""")
                .params(
                        who == null ? null : who.value(),
                        purchase,
                        "r" + number++,
                        Timestamp.from(day.atTime(LocalTime.NOON).atZone(VIENNA).toInstant()),
                        cents,
                        cents)
                .update();
    }

    /// The CDNOW sample as it lies beside the project, up to a day; empty when it does not.
    public static Optional<Path> cdnow() {
        var named = System.getenv("PERENNIAL_SHARED_DATA");
        if (named != null)
            return Optional.of(Path.of(named, "cdnow-sample/CDNOW_sample.txt")).filter(Files::exists);
        return Stream.iterate(Path.of("").toAbsolutePath(), folder -> folder != null, Path::getParent)
                .map(folder -> folder.resolve("shared/data/cdnow-sample/CDNOW_sample.txt"))
                .filter(Files::exists)
                .findFirst();
    }
}
