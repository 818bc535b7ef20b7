package dev.perennial.messaging;

/// What people call messages of one cause, where somebody decides about many at once; a bean of the module that sends
/// them.
///
/// @param source the source of a [Dispatch] before its last colon: `case-entry`
/// @param label the key of what it is called
public record Cause(String source, String label) {}
