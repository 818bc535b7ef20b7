package dev.perennial.customers.privacy.erasures;

import dev.perennial.customers.CustomerId;
import java.util.List;

/// What an erasure would do, before it is done.
///
/// @param goes what is removed
/// @param stays what the accounts need, without the person
/// @param obstacles what has to be done first
public record Plan(CustomerId customer, String called, List<Line> goes, List<Line> stays, List<String> obstacles) {
    /// @param rows how many, never none
    public record Line(String title, long rows) {}

    public long rows() {
        return goes.stream().mapToLong(Line::rows).sum();
    }
}
