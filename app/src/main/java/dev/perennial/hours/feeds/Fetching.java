package dev.perennial.hours.feeds;

import dev.perennial.platform.Businesses;
import dev.perennial.platform.outgoing.Outgoing;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;
import org.springframework.stereotype.Component;

/// Brings a calendar from its address and reads it. From today to the end of next year: what lies further ahead would
/// have to be looked at twice.
@Component
class Fetching {
    static final int LARGEST = 1_000_000;
    private static final Duration WITHIN = Duration.ofSeconds(15);

    private final Outgoing outgoing;
    private final Businesses businesses;
    private final Clock clock;

    Fetching(Outgoing outgoing, Businesses businesses, Clock clock) {
        this.outgoing = outgoing;
        this.businesses = businesses;
        this.clock = clock;
    }

    sealed interface Outcome {}

    record Fetched(Reading.Days days) implements Outcome {}

    record InTrouble(Trouble why) implements Outcome {}

    Outcome fetch(String address) {
        return switch (outgoing.fetch(
                new Outgoing.Get(address, Map.of("Accept", "text/calendar"), WITHIN, LARGEST + 1))) {
            case Outgoing.NotCalled _ -> new InTrouble(Trouble.NOT_CALLED);
            case Outgoing.Failed _ -> new InTrouble(Trouble.NO_ANSWER);
            case Outgoing.Answered(var status, var body) when status == 200 -> read(body);
            case Outgoing.Answered answer when answer.status() / 100 == 3 -> new InTrouble(Trouble.LEADS_ELSEWHERE);
            case Outgoing.Answered _ -> new InTrouble(Trouble.NOT_THERE);
        };
    }

    Outcome read(String text) {
        if (text.length() > LARGEST) return new InTrouble(Trouble.TOO_LARGE);
        var today = today();
        return switch (Reading.of(
                text, today, today.withDayOfYear(1).plusYears(2).minusDays(1))) {
            case Reading.NoCalendar() -> new InTrouble(Trouble.NO_CALENDAR);
            case Reading.Days days when days.days().isEmpty() -> new InTrouble(Trouble.NO_DAYS);
            case Reading.Days days -> new Fetched(days);
        };
    }

    LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), businesses.current().zone());
    }
}
