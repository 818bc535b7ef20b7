package dev.perennial.customers.profiles;

import static dev.perennial.ui.Words.language;

import dev.perennial.customers.Activities;
import dev.perennial.customers.Activity;
import dev.perennial.customers.ActivityStory;
import dev.perennial.customers.CustomerId;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/// Everything that happened with a customer, told in sentences by the modules it happened in.
@Component
class Timeline {
    private static final int AT_ONCE = 20;
    private static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("9999-01-01T00:00:00Z");

    private final Activities activities;
    private final Map<String, ActivityStory> stories = new HashMap<>();
    private final MessageSource messages;

    Timeline(Activities activities, List<ActivityStory> stories, MessageSource messages) {
        this.activities = activities;
        this.messages = messages;
        stories.forEach(story -> this.stories.put(story.kind(), story));
    }

    /// @param before as given by [Story#older]; anything else shows the newest
    Story of(CustomerId customer, Collection<String> kinds, @Nullable String before) {
        var entries = activities.timeline(customer, kinds, place(before), AT_ONCE + 1);
        var shown = entries.size() > AT_ONCE ? entries.subList(0, AT_ONCE) : entries;
        var moments = new ArrayList<Story.Moment>();
        for (var entry : shown) moments.add(new Story.Moment(entry.activity().at(), tell(entry.activity())));
        var older = entries.size() > AT_ONCE ? Optional.of(text(shown.getLast().place())) : Optional.<String>empty();
        return new Story(customer, moments, filters(customer, kinds), older, before != null);
    }

    private List<Story.Filter> filters(CustomerId customer, Collection<String> chosen) {
        return activities.kinds(customer).stream()
                .map(kind -> new Story.Filter(kind, many(kind), chosen.contains(kind)))
                .toList();
    }

    private ActivityStory.Told tell(Activity activity) {
        var ofModule = activity.kind().replaceFirst("\\..*", ".*");
        var story = stories.getOrDefault(activity.kind(), stories.get(ofModule));
        return story == null
                ? new ActivityStory.Told("history", many(activity.kind()), null, null)
                : story.tell(activity);
    }

    /// What such things are called; of a kind nobody tells any more, its own name without the module.
    private String many(String kind) {
        var plain = kind.substring(kind.indexOf('.') + 1).replace('_', ' ');
        return String.valueOf(messages.getMessage(kind + ".many", null, plain, language()));
    }

    private static String text(Activities.Place place) {
        return place.at() + "~" + place.id();
    }

    private static Activities.@Nullable Place place(@Nullable String text) {
        if (text == null) return null;
        var between = text.indexOf('~');
        if (between < 0) return null;
        try {
            var at = Instant.parse(text.substring(0, between));
            var isStored = at.isAfter(EARLIEST) && at.isBefore(LATEST);
            return isStored ? new Activities.Place(at, UUID.fromString(text.substring(between + 1))) : null;
        } catch (DateTimeException | IllegalArgumentException _) {
            return null;
        }
    }
}
