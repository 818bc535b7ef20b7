package dev.perennial.messaging.sending;

import java.time.Duration;

/// What keeps an account from sending. Its messages wait meanwhile; none of them is given up for it.
public enum Trouble {
    NOT_REACHED(Duration.ofMinutes(2)),
    CERTIFICATE(Duration.ofMinutes(30)),
    /// The name or password is refused. Asked seldom, for some servers lock those who ask often.
    SIGN_IN(Duration.ofHours(1)),
    /// The server does not let the account send as this address.
    SENDER(Duration.ofHours(1)),
    /// The password cannot be opened: the key file is another.
    SECRET_LOST(Duration.ofHours(1)),
    /// The address is not one that is called from here.
    NOT_ALLOWED(Duration.ofHours(1)),
    /// The provider asks for fewer messages.
    TOO_FAST(Duration.ofMinutes(5));

    private final Duration rest;

    Trouble(Duration rest) {
        this.rest = rest;
    }

    Duration rest() {
        return rest;
    }
}
