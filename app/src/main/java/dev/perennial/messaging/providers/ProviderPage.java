package dev.perennial.messaging.providers;

import dev.perennial.messaging.accounts.Listed;
import dev.perennial.ui.View;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One number or bot.
///
/// @param listed null for one that is not saved yet
/// @param mistakes input name to what is wrong with it
/// @param hook where the provider brings what people write, or null while nobody said how it reaches us
/// @param greeting what WhatsApp has to say when it calls there first, or null for others
public record ProviderPage(
        @Nullable Listed listed,
        ProviderForm form,
        Map<String, String> mistakes,
        @Nullable String hook,
        @Nullable String greeting)
        implements View {
    public String action() {
        return listed == null ? "/messaging/providers" : listed.href();
    }
}
