package dev.perennial.conversations.cases;

import dev.perennial.ui.View;

/// A mail as it was sent, in a frame in which nothing runs and from which nothing is fetched.
///
/// @param html cleaned, its own pictures within
public record MailFrame(String html) implements View {}
