package dev.perennial.messaging.accounts;

import static dev.perennial.ui.Words.t;

import dev.perennial.messaging.dkim.DkimKeys;
import dev.perennial.platform.outgoing.MailLines.Encryption;
import dev.perennial.ui.Choice;
import dev.perennial.ui.View;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One mailbox: how it signs in, how it does, and what its domain has to say for its mail to be believed.
///
/// @param listed null for one that is not saved yet
/// @param mistakes input name to what is wrong with it
/// @param trial how signing in went just now, or empty
/// @param key null where the provider signs what it sends
public record MailboxPage(
        @Nullable Listed listed,
        MailboxForm form,
        Map<String, String> mistakes,
        List<Tried> trial,
        DkimKeys.@Nullable Key key)
        implements View {
    /// @param text a whole sentence
    public record Tried(boolean isFine, String text, String said) {}

    public String action() {
        return listed == null ? "/messaging/accounts/mailboxes" : listed.href();
    }

    public List<Choice> encryptions() {
        return Arrays.stream(Encryption.values())
                .map(it -> new Choice(it.name(), t("messaging.encryption." + it)))
                .toList();
    }

    public String title() {
        return listed == null ? t("messaging.mailbox.new") : form.address();
    }

    public String domain() {
        return form.address().substring(form.address().lastIndexOf('@') + 1);
    }
}
