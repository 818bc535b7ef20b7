package dev.perennial.conversations.cases;

import dev.perennial.ui.View;

/// A mail as it was sent, in a frame in which nothing runs.
///
/// @param html cleaned, its own pictures within
/// @param address where it is shown with pictures from elsewhere
/// @param pictures whether these are shown now
/// @param more whether there are any to ask for
public record MailFrame(String html, String address, boolean pictures, boolean more) implements View {}
