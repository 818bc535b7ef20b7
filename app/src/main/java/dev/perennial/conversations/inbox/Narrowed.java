package dev.perennial.conversations.inbox;

import dev.perennial.conversations.Label;
import dev.perennial.conversations.Via;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Which of the cases of a view one wants to see; all conditions together.
///
/// @param via the way the customer spoke last
/// @param label that it carries
/// @param who what is true of the customer
public record Narrowed(
        @Nullable Via via, @Nullable Label label, @Nullable Known who) {
    static final Narrowed NOT = new Narrowed(null, null, null);

    /// A trait of the customer's and its value, as in an address: `loyalty.tier:gold`.
    ///
    /// @param called what people call the trait
    public record Known(String trait, String called, String value) {
        String text() {
            return trait + ":" + value;
        }

        String module() {
            return trait.substring(0, trait.indexOf('.'));
        }

        String name() {
            return trait.substring(trait.indexOf('.') + 1);
        }
    }

    /// As it stands in the address.
    Map<String, String> asked() {
        var asked = new LinkedHashMap<String, String>();
        if (via != null) asked.put("via", via.name().toLowerCase(Locale.ROOT));
        if (label != null) asked.put("label", label.id().toString());
        if (who != null) asked.put("who", who.text());
        return asked;
    }

    public boolean isAny() {
        return !equals(NOT);
    }

    /// One way to narrow the list, among others that go by the same.
    ///
    /// @param title what they go by
    public record Facet(String title, List<Option> options) {}

    /// @param key how it is called in the address
    public record Option(String icon, String text, String key, String value) {}
}
