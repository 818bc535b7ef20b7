package dev.perennial.conversations.cases;

import dev.perennial.conversations.Entry;
import dev.perennial.conversations.Parcels;
import dev.perennial.customers.CustomerId;
import dev.perennial.messaging.Account;
import dev.perennial.ui.View;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A first mail to somebody.
///
/// @param accounts the mailboxes it can come from
/// @param account the one chosen
/// @param files put to it when the form was sent before
/// @param limits of what goes along
/// @param mayConnect whether the reader may set up a mailbox
/// @param mistakes sentences by field
public record WriteForm(
        @Nullable CustomerId customer,
        List<Account> accounts,
        @Nullable UUID account,
        UUID form,
        String to,
        String subject,
        String text,
        List<Entry.Attached> files,
        Parcels.Limits limits,
        boolean mayConnect,
        Map<String, String> mistakes)
        implements View {
    public boolean isChosen(Account one) {
        return one.id().value().equals(account);
    }

    @Override
    public int status() {
        return mistakes.isEmpty() ? 200 : 422;
    }
}
