package dev.perennial.messaging.sending;

import dev.perennial.messaging.Account;

/// Brings messages of one kind to whoever takes them from here: a mail server, the provider of a number.
interface Carrier {
    Account.Kind kind();

    Opened open(Account account);

    sealed interface Opened {}

    /// The account itself is in trouble; nothing was sent.
    record Shut(Trouble trouble, String said) implements Opened {}

    /// A line over which several messages may go, one after the other.
    non-sealed interface Line extends Opened, AutoCloseable {
        Prepared prepare(Leased message);

        /// Whether another message may go over it.
        boolean isAlive();

        @Override
        void close();
    }

    sealed interface Prepared {}

    /// It can never be sent as it is.
    ///
    /// @param why a sentence for the staff
    record Unfit(String why) implements Prepared {}

    /// All is there; from here on the other side may get it.
    non-sealed interface Ready extends Prepared {
        Handed hand();
    }

    /// What came of handing a message over.
    sealed interface Handed {}

    record Taken() implements Handed {}

    /// Not taken this time.
    record Later(String said) implements Handed {}

    /// Not taken, and never will be.
    ///
    /// @param isNobody whether that is because the address does not exist
    record Refused(String said, boolean isNobody) implements Handed {}

    /// The line went dead in the moment of handing over: it may have arrived.
    record Lost(String said) implements Handed {}

    /// Not taken, because of the account and not of the message.
    record Blamed(Trouble trouble, String said) implements Handed {}
}
