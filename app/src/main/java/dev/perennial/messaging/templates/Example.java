package dev.perennial.messaging.templates;

/// @param who whose message it would be
public record Example(String who, String subject, String text) {}
