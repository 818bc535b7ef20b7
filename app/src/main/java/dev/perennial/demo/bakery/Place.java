package dev.perennial.demo.bakery;

import dev.perennial.platform.OpeningHours.Span;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// Where the bakery sells. The kiosk keeps commuters' hours.
public enum Place {
    MARKET_SQUARE("Market Square") {
        @Override
        Optional<Span> weekly(DayOfWeek day) {
            return Optional.of(
                    switch (day) {
                        case SATURDAY -> new Span(day, LocalTime.of(7, 0), LocalTime.of(17, 0));
                        case SUNDAY -> new Span(day, LocalTime.of(8, 0), LocalTime.of(13, 0));
                        default -> new Span(day, LocalTime.of(6, 30), LocalTime.of(18, 0));
                    });
        }
    },
    STATION_KIOSK("Station kiosk") {
        @Override
        Optional<Span> weekly(DayOfWeek day) {
            return switch (day) {
                case SATURDAY, SUNDAY -> Optional.empty();
                default -> Optional.of(new Span(day, LocalTime.of(6, 30), LocalTime.of(14, 0)));
            };
        }
    };

    private final String title;

    Place(String title) {
        this.title = title;
    }

    public String title() {
        return title;
    }

    /// The hours of the house as a whole, as the set-up would have asked for them.
    public static List<Span> houseHours() {
        return Arrays.stream(DayOfWeek.values())
                .flatMap(day -> MARKET_SQUARE.weekly(day).stream())
                .toList();
    }

    public Optional<Span> hours(Seasons seasons, LocalDate day) {
        return seasons.open(day) ? weekly(day.getDayOfWeek()) : Optional.empty();
    }

    abstract Optional<Span> weekly(DayOfWeek day);
}
