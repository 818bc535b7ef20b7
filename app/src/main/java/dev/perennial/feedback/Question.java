package dev.perennial.feedback;

import org.jspecify.annotations.Nullable;

/// A question as it was put.
///
/// @param key names the series for ever, however it is worded: `overall`, `bread`, `nps`
/// @param language of the words, or null when nobody said
/// @param overall whether it asks for the whole rather than for a part
public record Question(String key, String words, @Nullable String language, Scale scale, boolean overall) {}
