package dev.perennial.hours;

import dev.perennial.platform.OpeningHoursChanged;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/// Tells that a place's hours are other than they were; the features of this module call it in the transaction in which
/// they change something.
@Component
public class Changes {
    private final Hours hours;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Changes(Hours hours, ApplicationEventPublisher events, Clock clock) {
        this.hours = hours;
        this.events = events;
        this.clock = clock;
    }

    /// @param place null when it is the same for all
    public void tell(@Nullable PlaceId place) {
        if (place != null) events.publishEvent(new HoursChanged(place, clock.instant()));
        else hours.places().forEach(each -> tell(each.id()));
    }

    @EventListener
    void on(OpeningHoursChanged ignored) {
        tell(PlaceId.BUSINESS);
    }
}
