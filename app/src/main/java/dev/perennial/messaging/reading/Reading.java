package dev.perennial.messaging.reading;

/// How it went to read a mail.
public sealed interface Reading {
    record Read(Mail mail) implements Reading {}

    record Unreadable(Reason why) implements Reading {}

    enum Reason {
        EMPTY,
        NO_SENDER,
        TOO_DEEP,
        TOO_MANY_PARTS,
        /// Nobody foresaw it.
        OTHER
    }
}
