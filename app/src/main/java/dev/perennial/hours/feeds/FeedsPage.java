package dev.perennial.hours.feeds;

import dev.perennial.hours.Place;
import dev.perennial.ui.View;
import java.util.List;
import java.util.Map;

/// @param address as it was typed
/// @param mistakes input name to sentence
public record FeedsPage(List<Feed> feeds, List<Place> places, String address, Map<String, String> mistakes)
        implements View {
    @Override
    public int status() {
        return mistakes.isEmpty() ? 200 : 422;
    }
}
