package dev.perennial.today.cards;

import dev.perennial.platform.Businesses;
import dev.perennial.today.Decision;
import dev.perennial.today.Decisions;
import dev.perennial.today.TodayItem;
import dev.perennial.today.TodaySource;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/// Asks every source what is worth doing today. One that fails is missed by name, and takes nothing else along.
@Component
public class Sources {
    private static final Logger LOG = LoggerFactory.getLogger(Sources.class);

    /// Past so many settled items of one source the rest can wait for another day.
    private static final int MOST = 10_000;

    private final ObjectProvider<TodaySource> sources;
    private final Decisions decisions;
    private final Businesses businesses;
    private final Clock clock;

    Sources(ObjectProvider<TodaySource> sources, Decisions decisions, Businesses businesses, Clock clock) {
        this.sources = sources;
        this.decisions = decisions;
        this.businesses = businesses;
        this.clock = clock;
    }

    /// @param wanted enough of each source to choose so many from
    public Suggestions open(int wanted) {
        var day = day();
        var found = new ArrayList<List<TodayItem>>();
        var absent = new ArrayList<String>();
        for (var source : sources) {
            try {
                found.add(open(source, day, wanted));
            } catch (RuntimeException e) {
                LOG.error(
                        "{} could not say what is worth doing today",
                        source.getClass().getName(),
                        e);
                absent.add(source.brings());
            }
        }
        return Suggestions.of(found, absent);
    }

    /// The item as it stands today, settled or not; nothing when its occasion has passed.
    Optional<TodayItem> find(String key) {
        var day = day();
        return sources.stream()
                .flatMap(source -> find(source, day, key).stream())
                .findFirst();
    }

    LocalDate day() {
        return LocalDate.ofInstant(clock.instant(), businesses.current().zone());
    }

    private List<TodayItem> open(TodaySource source, LocalDate day, int wanted) {
        for (var most = wanted; ; most *= 4) {
            var items = source.items(day, most);
            var settled = decisions.of(items.stream().map(TodayItem::key).toList());
            var open = items.stream().filter(item -> !hides(settled, item, day)).toList();
            if (open.size() >= wanted || items.size() < most || most > MOST) return open;
        }
    }

    private static boolean hides(Map<String, Decision> settled, TodayItem item, LocalDate day) {
        var decision = settled.get(item.key());
        return decision != null && decision.hides(day);
    }

    private Optional<TodayItem> find(TodaySource source, LocalDate day, String key) {
        try {
            for (var most = 50; ; most *= 4) {
                var items = source.items(day, most);
                var found =
                        items.stream().filter(item -> item.key().equals(key)).findFirst();
                if (found.isPresent() || items.size() < most || most > MOST) return found;
            }
        } catch (RuntimeException e) {
            LOG.error(
                    "{} could not say what is worth doing today",
                    source.getClass().getName(),
                    e);
            return Optional.empty();
        }
    }
}
