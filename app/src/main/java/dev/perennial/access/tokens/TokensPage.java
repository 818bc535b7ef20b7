package dev.perennial.access.tokens;

import static dev.perennial.ui.Words.t;

import dev.perennial.access.ApiArea;
import dev.perennial.ui.Choice;
import dev.perennial.ui.View;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// @param secret the token just made, or empty
/// @param mistakes input name to what is wrong with it
public record TokensPage(
        List<ApiTokens.ApiToken> tokens,
        List<ApiArea> areas,
        Instant now,
        String secret,
        TokenForm form,
        Map<String, String> mistakes)
        implements View {
    public @Nullable String mistake(String input) {
        return mistakes.get(input);
    }

    public List<Choice> rights() {
        return List.of(
                new Choice("none", t("access.tokens.right.none")),
                new Choice("read", t("access.tokens.right.read")),
                new Choice("write", t("access.tokens.right.write")));
    }

    public List<Choice> lengths() {
        return TokenForm.DAYS.stream()
                .map(it -> new Choice(it.toString(), t("access.tokens.days." + it)))
                .toList();
    }

    /// “Customers: read and change · Orders: read”.
    public String may(ApiTokens.ApiToken token) {
        var said = new ArrayList<String>();
        for (var area : areas) {
            if (token.scopes().contains(area.writing())) said.add(t("access.tokens.may.write", t(area.label())));
            else if (token.scopes().contains(area.reading())) said.add(t("access.tokens.may.read", t(area.label())));
        }
        return String.join(" · ", said);
    }

    public boolean hasEnded(ApiTokens.ApiToken token) {
        return token.endsBefore(now);
    }

    public boolean endsSoon(ApiTokens.ApiToken token) {
        return token.endsBefore(now.plus(ApiTokens.WARNING));
    }
}
