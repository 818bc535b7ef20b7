package dev.perennial.conversations;

import java.util.List;

/// What somebody has begun to write in a case.
///
/// @param text empty when nothing
/// @param files what they have put to it
public record Draft(String text, List<Entry.Attached> files) {
    static final Draft NONE = new Draft("", List.of());

    public long bytes() {
        return files.stream().mapToLong(Entry.Attached::bytes).sum();
    }
}
