package dev.perennial.customers;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Whether a person may be contacted for a purpose by a channel, and why.
///
/// @param address where to, as it was given; null when there is none
/// @param since when what decides it was said
/// @param why one sentence
public record Standing(
        Purpose purpose,
        Channel channel,
        Verdict verdict,
        @Nullable String address,
        @Nullable Instant since,
        String why) {

    /// The strictest last.
    public enum Verdict {
        /// The person agreed.
        GRANTED,
        /// It concerns what the person ordered or has to know; no consent is needed.
        SERVICE,
        /// Asked; the person has yet to confirm by the link.
        REQUESTED,
        NOT_ASKED,
        /// The person said no, or took a yes back.
        REFUSED,
        /// Known to be below the age the business has set: nobody asks, and a yes does not count.
        TOO_YOUNG,
        /// The address is to be left alone, whatever else was said.
        SUPPRESSED,
        /// There is no address of the channel.
        UNREACHABLE;

        public boolean allows() {
            return this == GRANTED || this == SERVICE;
        }

        /// The person does not want it: not only has nobody asked.
        public boolean refuses() {
            return this == REFUSED || this == SUPPRESSED;
        }
    }

    public boolean allowed() {
        return verdict.allows();
    }
}
