package dev.perennial.conversations.promises;

import static dev.perennial.ui.Words.t;

import dev.perennial.hours.Place;
import dev.perennial.hours.PlaceId;
import dev.perennial.messaging.Account;
import dev.perennial.messaging.AccountId;
import dev.perennial.ui.View;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// @param homes where cases are at home that come in by a mailbox or number
/// @param mayChange whether the reader is the owner
public record PromisesPage(List<Promise> promises, Choices choices, Map<AccountId, PlaceId> homes, boolean mayChange)
        implements View {
    /// Whether cases that come in by a mailbox or number are at home at a place.
    public boolean isHome(Account account, Place place) {
        return place.id().equals(homes.get(account.id()));
    }

    public String whose(Promise promise) {
        return choices.whose(promise.whose());
    }

    /// What is promised, as one would say it.
    public String what(Promise promise) {
        var answer = promise.answer();
        var solve = promise.solve();
        return Stream.of(
                        answer == null ? "" : t("conversations.promises.answer.told", OpenTime.said(answer)),
                        solve == null ? "" : t("conversations.promises.solve.told", OpenTime.said(solve)))
                .filter(it -> !it.isEmpty())
                .collect(Collectors.joining(" "));
    }

    public String place(Promise promise) {
        return choices.place(promise);
    }

    public boolean hasPlaces() {
        return choices.places().size() > 1;
    }
}
