package dev.perennial.conversations.cases;

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
/// @param mistakes sentences by field
public record WriteForm(
        @Nullable CustomerId customer,
        List<Account> accounts,
        UUID form,
        String to,
        String subject,
        String text,
        Map<String, String> mistakes)
        implements View {
    @Override
    public int status() {
        return mistakes.isEmpty() ? 200 : 422;
    }
}
