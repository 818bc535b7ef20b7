package dev.perennial.customers.sources;

import java.util.List;
import java.util.UUID;

/// Where customers come from, as the owner calls it.
///
/// @param recommended whether it means that somebody recommended us
/// @param words what was said that means it
public record Source(UUID id, String name, boolean recommended, List<String> words, long customers) {
    static final int LONGEST_NAME = 200;
}
