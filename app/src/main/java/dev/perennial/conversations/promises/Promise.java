package dev.perennial.conversations.promises;

import dev.perennial.conversations.CaseState;
import dev.perennial.conversations.Via;
import dev.perennial.hours.PlaceId;
import dev.perennial.messaging.AccountId;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Within which open time somebody is answered, and their case is done.
///
/// @param answer each time the customer waits for words; null when nothing is promised
/// @param solve the whole case, while it is up to us; null when nothing is promised
/// @param place by whose opening hours
public record Promise(
        UUID id,
        String name,
        Whose whose,
        @Nullable Duration answer,
        @Nullable Duration solve,
        PlaceId place) {

    /// To which cases it is made; null stands for any.
    ///
    /// @param trait the full name of what has to be true of the customer: `loyalty.tier`
    /// @param value what it has to be, letter case aside
    public record Whose(
            CaseState.@Nullable Priority priority,
            @Nullable Via via,
            @Nullable AccountId account,
            @Nullable String trait,
            @Nullable String value) {
        public static final Whose ANYBODYS = new Whose(null, null, null, null, null);

        boolean fits(Asked asked) {
            return (priority == null || priority == asked.priority())
                    && (via == null || via == asked.via())
                    && (account == null || account.equals(asked.account()))
                    && (trait == null || value == null || value.equalsIgnoreCase(asked.trait(trait)));
        }
    }

    /// What is known of a case.
    ///
    /// @param traits what is true of its customer, by full names
    record Asked(
            CaseState.Priority priority, Via via, @Nullable AccountId account, Map<String, @Nullable Object> traits) {
        String trait(String name) {
            var value = traits.get(name);
            return value == null ? "" : value.toString().strip();
        }
    }

    /// The first that is made to it.
    static Optional<Promise> first(List<Promise> inOrder, Asked asked) {
        return inOrder.stream().filter(it -> it.whose().fits(asked)).findFirst();
    }
}
