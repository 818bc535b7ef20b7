package dev.perennial.messaging.incoming;

import dev.perennial.messaging.reading.Reading;

/// Why a message was set aside.
public enum Why {
    EMPTY,
    NO_SENDER,
    TOO_DEEP,
    TOO_MANY_PARTS,
    TOO_LARGE,
    OTHER,
    /// It was read, but what was to be done with it went wrong again and again.
    FAILED,
    /// The server names it, but does not hand it out.
    NOT_FETCHED;

    static Why of(Reading.Reason reason) {
        return switch (reason) {
            case EMPTY -> EMPTY;
            case NO_SENDER -> NO_SENDER;
            case TOO_DEEP -> TOO_DEEP;
            case TOO_MANY_PARTS -> TOO_MANY_PARTS;
            case OTHER -> OTHER;
        };
    }
}
