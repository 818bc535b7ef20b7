package dev.perennial.messaging.incoming;

import dev.perennial.messaging.Account;
import java.io.IOException;
import java.io.InputStream;

/// Understands what comes in by accounts of some kinds; a bean for each form.
public interface Interpreter {
    boolean understands(Account.Kind kind);

    /// Called in the transaction that marks the message as taken. What it throws is tried again.
    Understood read(Account account, InputStream raw) throws IOException;
}
