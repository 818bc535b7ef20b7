package dev.perennial.hours.feeds;

import dev.perennial.ui.View;
import java.util.List;

/// @param days from today on
public record FeedPage(Feed feed, List<FeedDay> days) implements View {}
