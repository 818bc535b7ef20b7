package dev.perennial.customers.consent;

import dev.perennial.customers.Standing.Verdict;
import dev.perennial.customers.consent.Said.Decision;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// All that was said by or about one person, for one purpose and one channel. The answer follows from the set of it
/// and not from the order it arrived in, so that two who write at once, a merge and a replay come to the same:
///
/// - a no at any address holds for all of the person's addresses of the channel
/// - a yes holds for the address it was given for
/// - after a no, a yes counts only if the person said it to us, and said it later
final class Hearing {
    private final List<Said> said;
    private final Optional<Said> refusal;

    Hearing(Collection<Said> all) {
        var takenBack = all.stream()
                .filter(it -> it.decision() == Decision.TAKEN_BACK)
                .map(Said::reference)
                .collect(Collectors.toSet());
        said = all.stream()
                .filter(it -> it.decision() != Decision.TAKEN_BACK)
                .filter(it -> it.reference() == null || !takenBack.contains(it.reference()))
                .toList();
        refusal = latest(it -> it.decision().isNo());
    }

    /// @param because what decides it, or null when nothing was said
    record Answer(Verdict verdict, @Nullable Said because) {}

    /// The answer for one address.
    Answer at(String key) {
        return latest(it -> it.key().equals(key) && it.decision().isYes() && outweighs(it))
                .map(it -> new Answer(Verdict.GRANTED, it))
                .or(() -> latest(
                                it -> it.key().equals(key) && it.decision() == Decision.REQUESTED && isAfterEveryNo(it))
                        .map(it -> new Answer(Verdict.REQUESTED, it)))
                .or(() -> refusal.map(it -> new Answer(Verdict.REFUSED, it)))
                .orElse(new Answer(Verdict.NOT_ASKED, null));
    }

    /// The latest no that still counts.
    Optional<Said> refusal() {
        return refusal;
    }

    private boolean outweighs(Said yes) {
        return refusal.isEmpty() || yes.byPerson() && isAfterEveryNo(yes);
    }

    /// At the same instant the no holds.
    private boolean isAfterEveryNo(Said it) {
        return refusal.map(Said::countsAt).orElse(Instant.MIN).isBefore(it.countsAt());
    }

    private Optional<Said> latest(Predicate<Said> which) {
        return said.stream()
                .filter(which)
                .max(Comparator.comparing(Said::countsAt).thenComparing(Said::id))
                .map(Objects::requireNonNull);
    }
}
