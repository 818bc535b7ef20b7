package dev.perennial.messaging;

/// Words the shop writes again and again, with fields.
///
/// @param name what the staff call it
/// @param subject empty where the kind of message has none
public record Template(TemplateId id, String name, String subject, String text) {}
