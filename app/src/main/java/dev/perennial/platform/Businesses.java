package dev.perennial.platform;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// Reads and saves the [Business]; there is at most one.
@Repository
public class Businesses {
    private final JdbcClient db;
    private final ApplicationEventPublisher events;
    private final Clock clock;
    private final OncePerTransaction<Optional<Business>> read = new OncePerTransaction<>();

    Businesses(JdbcClient db, ApplicationEventPublisher events, Clock clock) {
        this.db = db;
        this.events = events;
        this.clock = clock;
    }

    /// The business, or nothing before the first set-up; the same all through a transaction.
    public Optional<Business> find() {
        return read.get(this::read);
    }

    /// The business; only to be asked after the set-up.
    ///
    /// @throws IllegalStateException before the set-up
    public Business current() {
        return find().orElseThrow(() -> new IllegalStateException("the business has not been set up yet"));
    }

    @Transactional
    public void save(Business business) {
        var before = find();
        read.forget();
        db.sql("""
            insert into platform.business (name, kind, country, currency, zone, language, sample)
            values (:name, :kind, :country, :currency, :zone, :language, :sample)
            on conflict (only_one) do update set name = excluded.name, kind = excluded.kind,
                country = excluded.country, currency = excluded.currency, zone = excluded.zone,
                language = excluded.language, sample = excluded.sample""")
                .param("name", business.name())
                .param("kind", business.kind().name())
                .param("country", business.country())
                .param("currency", business.currency().getCurrencyCode())
                .param("zone", business.zone().getId())
                .param("language", business.language().toLanguageTag())
                .param("sample", business.sample())
                .update();
        db.sql("delete from platform.opening_span").update();
        for (var span : business.hours().spans()) {
            db.sql("insert into platform.opening_span (day, opens, closes) values (?, ?, ?)")
                    .params(span.day().getValue(), span.opens(), span.closes())
                    .update();
        }
        if (before.filter(it -> !it.keepsTheHoursOf(business)).isPresent())
            events.publishEvent(new OpeningHoursChanged(clock.instant()));
    }

    /// Forgets the business, so that the next visit is a first visit again.
    @Transactional
    public void remove() {
        read.forget();
        db.sql("delete from platform.opening_span").update();
        db.sql("delete from platform.business").update();
    }

    private Optional<Business> read() {
        return db.sql("""
            select b.*, s.day, s.opens, s.closes
            from platform.business b left join platform.opening_span s on true order by s.day, s.opens""").query(this::business);
    }

    private Optional<Business> business(ResultSet rows) throws SQLException {
        if (!rows.next()) return Optional.empty();
        var name = rows.getString("name");
        var kind = Business.Kind.valueOf(rows.getString("kind"));
        var country = rows.getString("country");
        var currency = Currency.getInstance(rows.getString("currency"));
        var zone = ZoneId.of(rows.getString("zone"));
        var language = Locale.forLanguageTag(rows.getString("language"));
        var sample = rows.getBoolean("sample");
        return Optional.of(
                new Business(name, kind, country, currency, zone, language, new OpeningHours(spans(rows)), sample));
    }

    private static List<OpeningHours.Span> spans(ResultSet rows) throws SQLException {
        var spans = new ArrayList<OpeningHours.Span>();
        do {
            if (rows.getObject("day") == null) break;
            spans.add(new OpeningHours.Span(
                    DayOfWeek.of(rows.getInt("day")),
                    rows.getObject("opens", LocalTime.class),
                    rows.getObject("closes", LocalTime.class)));
        } while (rows.next());
        return spans;
    }
}
