package dev.perennial.platform.outgoing;

import java.io.IOException;

/// Why a mail server was not reached. A port that is shut and one where somebody else answers are told alike: whoever
/// may try out a server learns nothing of what else listens there.
public enum NoLine {
    /// Its name cannot be read as one.
    HOST,
    /// Its port is not one that mail servers listen on.
    PORT,
    /// Without encryption only servers of the own network are talked to.
    NOT_ENCRYPTED,
    /// Nobody answers to the name.
    UNKNOWN_NAME,
    /// Who answers is this machine or its neighbour, not a public address.
    PRIVATE_ADDRESS,
    /// Its certificate is not for this name, has run out, or is nobody's we trust.
    CERTIFICATE,
    /// No mail server answered: nobody listens, somebody else does, or the line broke.
    NOBODY;

    /// Carries the reason through a library that knows only exceptions.
    static final class Thrown extends IOException {
        final NoLine why;

        Thrown(NoLine why) {
            super(why.name());
            this.why = why;
        }
    }
}
