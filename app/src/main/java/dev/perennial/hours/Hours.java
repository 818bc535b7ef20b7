package dev.perennial.hours;

import dev.perennial.platform.Businesses;
import dev.perennial.platform.OpeningHours;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// The calendars everybody else goes by. Each is drawn anew from what is set now: ask once for a piece of work and
/// count with that.
@Component
public class Hours {
    private final JdbcClient db;
    private final Businesses businesses;

    Hours(JdbcClient db, Businesses businesses) {
        this.db = db;
        this.businesses = businesses;
    }

    /// The business itself first, the others by name.
    public List<Place> places() {
        var others = db.sql("""
            select id, name, zone from hours.place where name is not null and removed_at is null
            order by lower(name), id""")
                .query((row, _) -> new Place(
                        new PlaceId(row.getObject("id", UUID.class)),
                        row.getString("name"),
                        ZoneId.of(row.getString("zone"))))
                .list();
        var all = new ArrayList<Place>();
        all.add(business());
        all.addAll(others);
        return all;
    }

    /// A place, also one that was given up since: what was promised there is still counted by its clocks.
    public Optional<Place> find(PlaceId id) {
        if (id.isBusiness()) return Optional.of(business());
        return db.sql("select name, zone from hours.place where id = ?")
                .param(id.value())
                .query((row, _) -> new Place(id, row.getString("name"), ZoneId.of(row.getString("zone"))))
                .optional();
    }

    /// @throws NoSuchElementException when there never was such a place
    @Transactional(readOnly = true)
    public Calendar of(PlaceId id) {
        var place = find(id).orElseThrow(() -> new NoSuchElementException("no place " + id));
        return new Calendar(place.zone(), weekly(id), special(id), quiet());
    }

    public Calendar ofBusiness() {
        return of(PlaceId.BUSINESS);
    }

    public QuietHours quiet() {
        return db.sql("select starts, ends from hours.quiet")
                .query((row, _) -> new QuietHours(
                        row.getObject("starts", LocalTime.class), row.getObject("ends", LocalTime.class)))
                .optional()
                .orElse(QuietHours.NONE);
    }

    /// The weekly hours of a place; none at all means that it is always open.
    public OpeningHours weekly(PlaceId id) {
        if (id.isBusiness()) return businesses.current().hours();
        return new OpeningHours(db.sql(
                        "select day, opens, closes from hours.weekly_span where place_id = ? order by day, opens")
                .param(id.value())
                .query((row, _) -> new OpeningHours.Span(
                        DayOfWeek.of(row.getInt("day")),
                        row.getObject("opens", LocalTime.class),
                        row.getObject("closes", LocalTime.class)))
                .list());
    }

    /// Days of the place itself come after those of all places and so stand in their stead.
    private SpecialDays special(PlaceId id) {
        var once = new HashMap<LocalDate, SpecialDay>();
        var yearly = new HashMap<MonthDay, SpecialDay>();
        var fed = new HashMap<LocalDate, SpecialDay>();
        db.sql("""
            select day, every_year, name, hours.written(id) as written from hours.special_day
            where place_id is null or place_id = ? order by place_id nulls first""").param(id.value()).query(row -> {
            var day = row.getObject("day", LocalDate.class);
            var special = SpecialDay.of(row.getString("name"), row.getString("written"));
            if (row.getBoolean("every_year")) yearly.put(MonthDay.from(day), special);
            else once.put(day, special);
        });
        db.sql("""
            select d.day, d.name from hours.feed_day d join hours.feed f on f.id = d.feed_id
            where d.verdict = 'COUNTS' and (f.place_id is null or f.place_id = ?)
            order by f.place_id nulls first, f.added_at, f.id""").param(id.value()).query(row -> {
            fed.put(row.getObject("day", LocalDate.class), SpecialDay.closed(row.getString("name")));
        });
        return new SpecialDays(once, yearly, fed);
    }

    private Place business() {
        var business = businesses.current();
        return new Place(PlaceId.BUSINESS, business.name(), business.zone());
    }
}
