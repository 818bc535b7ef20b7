package dev.perennial.messaging.providers;

import dev.perennial.messaging.Account.Kind;
import dev.perennial.messaging.AccountId;

/// Numbers and bots for tests, at providers of this machine.
public class Provided {
    private final ProviderKeeping keeping;

    Provided(ProviderKeeping keeping) {
        this.keeping = keeping;
    }

    public AccountId at(Kind kind, String address, String identity, String secret, String baseUrl) {
        return keeping.add(new ProviderForm(kind, "Counter", address, identity, secret, "signing-secret", baseUrl))
                .orElseThrow();
    }
}
