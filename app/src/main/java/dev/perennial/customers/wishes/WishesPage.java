package dev.perennial.customers.wishes;

import dev.perennial.customers.Purpose;
import dev.perennial.customers.Standing;
import dev.perennial.customers.consent.Wording;
import dev.perennial.customers.preferences.Preference;
import dev.perennial.ui.Choice;
import dev.perennial.ui.View;
import dev.perennial.ui.Words;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What a person agreed to, how they are reached, what the shop notes of them; all of it to be changed here.
///
/// @param token what the link carries; every form carries it on
/// @param known what the shop has of the person, masked where a forwarded mail would tell a stranger
/// @param typed what could not be saved, by input
/// @param mistakes what to mend, by input
/// @param done message key of what was just done, or null
public record WishesPage(
        String token,
        Known known,
        List<Asked> asked,
        boolean stopped,
        boolean staffIsHere,
        Map<String, String> typed,
        Map<String, String> mistakes,
        @Nullable String done)
        implements View {

    /// @param reaches e-mail addresses and phone numbers, masked
    /// @param postal the postal address, masked, or null
    public record Known(
            String name,
            String callMe,
            @Nullable String language,
            List<Reach> reaches,
            @Nullable String postal,
            List<Preference> preferences) {}

    public record Reach(UUID id, boolean mail, String shown) {}

    /// One purpose with its wording, and the channels it is offered for.
    public record Asked(Purpose purpose, Wording wording, List<Line> lines) {}

    /// @param shown where to, masked
    public record Line(Standing standing, String shown) {
        public String value() {
            return standing.purpose() + "." + standing.channel();
        }

        public boolean chosen() {
            return standing.allowed() || standing.verdict() == Standing.Verdict.REQUESTED;
        }
    }

    @Override
    public int status() {
        return mistakes.isEmpty() ? 200 : 422;
    }

    public String value(String input, String known) {
        return typed.getOrDefault(input, known);
    }

    public @Nullable String mistake(String input) {
        return mistakes.get(input);
    }

    public List<Choice> languages() {
        var own = known.language();
        return java.util.stream.Stream.concat(
                        own != null && own.contains("-")
                                ? java.util.stream.Stream.of(own)
                                : java.util.stream.Stream.empty(),
                        Arrays.stream(Locale.getISOLanguages()))
                .map(code -> new Choice(code, Locale.forLanguageTag(code).getDisplayName(Words.language())))
                .sorted(Comparator.comparing(Choice::label))
                .toList();
    }
}
