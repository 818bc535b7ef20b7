package dev.perennial.messaging.providers;

import dev.perennial.messaging.AccountId;
import org.jspecify.annotations.Nullable;

/// Where a provider calls us.
final class HookAddress {
    private HookAddress() {}

    static String path(AccountId account) {
        return "/hooks/messaging/providers/" + account;
    }

    static String path(AccountId account, @Nullable String query) {
        return query == null ? path(account) : path(account) + "?" + query;
    }
}
