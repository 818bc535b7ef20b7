package dev.perennial.conversations.promises;

import static dev.perennial.ui.Words.t;

import dev.perennial.conversations.CaseState;
import dev.perennial.conversations.Via;
import dev.perennial.customers.TraitDefinition;
import dev.perennial.hours.Place;
import dev.perennial.messaging.Account;
import dev.perennial.ui.Choice;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/// What a promise may be made to.
///
/// @param traits those whose value is a word
public record Choices(List<Account> accounts, List<Place> places, List<TraitDefinition> traits) {
    public List<Choice> priorities() {
        return Arrays.stream(CaseState.Priority.values())
                .map(it -> new Choice(it.name(), t("conversations.priority." + it)))
                .toList();
    }

    /// Ways to speak, and each mailbox or number by itself.
    public List<Choice> channels() {
        return Stream.concat(
                        Arrays.stream(Via.values()).map(it -> new Choice(it.name(), t("conversations.via." + it))),
                        accounts.stream().map(it -> new Choice(it.id().toString(), it.name() + " · " + it.address())))
                .toList();
    }

    public List<Choice> ofTraits() {
        return traits.stream()
                .map(it -> new Choice(it.fullName(), t(it.label())))
                .toList();
    }

    public List<Choice> ofPlaces() {
        return places.stream()
                .map(it -> new Choice(it.id().toString(), it.name()))
                .toList();
    }

    /// To which cases a promise is made, in words.
    String whose(Promise.Whose whose) {
        var priority = whose.priority();
        var via = whose.via();
        var account = whose.account();
        var trait = whose.trait();
        var parts = new ArrayList<String>();
        if (priority != null) parts.add(t("conversations.priority." + priority));
        if (via != null) parts.add(t("conversations.via." + via));
        if (account != null)
            accounts.stream()
                    .filter(it -> it.id().equals(account))
                    .map(Account::name)
                    .forEach(parts::add);
        if (trait != null)
            parts.add(t(
                    "conversations.promises.whose.trait",
                    traits.stream()
                            .filter(it -> it.fullName().equals(trait))
                            .map(it -> t(it.label()))
                            .findFirst()
                            .orElse(trait),
                    String.valueOf(whose.value())));
        return parts.isEmpty() ? t("conversations.promises.whose.all") : String.join(", ", parts);
    }

    String place(Promise promise) {
        return places.stream()
                .filter(it -> it.id().equals(promise.place()))
                .map(Place::name)
                .findFirst()
                .orElse(t("conversations.promises.place.gone"));
    }
}
