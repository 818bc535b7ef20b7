package dev.perennial.platform;

import java.time.Clock;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneId;
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

    Businesses(JdbcClient db, ApplicationEventPublisher events, Clock clock) {
        this.db = db;
        this.events = events;
        this.clock = clock;
    }

    /// The business, or nothing before the first set-up.
    public Optional<Business> find() {
        var hours = new OpeningHours(spans());
        return db.sql("select * from platform.business")
                .query((row, _) -> new Business(
                        row.getString("name"),
                        Business.Kind.valueOf(row.getString("kind")),
                        row.getString("country"),
                        Currency.getInstance(row.getString("currency")),
                        ZoneId.of(row.getString("zone")),
                        Locale.forLanguageTag(row.getString("language")),
                        hours,
                        row.getBoolean("sample")))
                .optional();
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
        db.sql("delete from platform.opening_span").update();
        db.sql("delete from platform.business").update();
    }

    private List<OpeningHours.Span> spans() {
        return db.sql("select day, opens, closes from platform.opening_span order by day, opens")
                .query((row, _) -> new OpeningHours.Span(
                        DayOfWeek.of(row.getInt("day")),
                        row.getObject("opens", LocalTime.class),
                        row.getObject("closes", LocalTime.class)))
                .list();
    }
}
