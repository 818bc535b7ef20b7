package dev.perennial.customers.profiles;

import dev.perennial.customers.contacts.Birthday;
import dev.perennial.customers.profiles.Profile.Reach;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A profile as somebody filled it in, read and found to be in order.
record Draft(
        String name,
        List<Profile.Reach> reaches,
        Profile.Address address,
        @Nullable Birthday birthday,
        @Nullable String language,
        @Nullable String cameFrom,
        @Nullable String campaign,
        Map<String, String> demographics,
        Map<String, String> fields) {

    /// The names of what is other than it was, as programs know them.
    List<String> differences(Profile before) {
        var changed = new ArrayList<String>();
        note(changed, "name", name, before.name());
        note(changed, "emails", values(reaches, Reach.Kind.EMAIL), values(before.reaches(), Reach.Kind.EMAIL));
        note(changed, "phones", values(reaches, Reach.Kind.PHONE), values(before.reaches(), Reach.Kind.PHONE));
        note(changed, "address", address, before.address());
        note(changed, "birthday", birthday, before.birthday());
        note(changed, "language", language, before.language());
        note(changed, "came_from", cameFrom, before.cameFrom());
        note(changed, "campaign", campaign, before.campaign());
        note(changed, "demographics", demographics, before.demographics());
        note(changed, "fields", fields, before.fields());
        return changed;
    }

    private static void note(List<String> changed, String name, @Nullable Object now, @Nullable Object before) {
        if (!Objects.equals(now, before)) changed.add(name);
    }

    private static List<String> values(List<Reach> reaches, Reach.Kind kind) {
        return reaches.stream()
                .filter(it -> it.kind() == kind)
                .map(Reach::value)
                .toList();
    }
}
