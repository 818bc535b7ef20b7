package dev.perennial.messaging;

import dev.perennial.customers.CustomerId;
import dev.perennial.customers.Purpose;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One message to one recipient.
///
/// @param source names what caused it, once: `case-entry:<id>`; a second dispatch of a source is not sent
/// @param account whose sender it goes out as
/// @param to a mail address, a phone number, a chat of a bot
/// @param subject null where the kind has none
/// @param text always there; mail carries it beside the HTML
/// @param html already safe to show, or null for plain text alone
/// @param files stored files that go along
/// @param notBefore when it may leave: now, after a moment to think better of it, or later
public record Dispatch(
        String source,
        Purpose purpose,
        AccountId account,
        @Nullable CustomerId customer,
        String to,
        @Nullable String toName,
        @Nullable String subject,
        String text,
        @Nullable String html,
        Manner manner,
        @Nullable Answering answering,
        List<UUID> files,
        Instant notBefore) {
    /// What a mail carries of files: written out for the line they take a third more, and many servers take 25 MB.
    public static final long MOST_FILE_BYTES = 15L << 20;

    /// Who is behind it, as mail programs are told so that robots do not answer each other.
    public enum Manner {
        /// A person wrote it to this recipient.
        PERSON,
        /// It answers by itself: an acknowledgement, an absence. Empty envelope sender, few per recipient.
        AUTOMATIC_REPLY,
        /// It goes out by itself: a reminder, a survey, a newsletter.
        AUTOMATIC
    }

    /// Where in a conversation it stands.
    ///
    /// @param inReplyTo the Message-ID it answers, with its angle brackets, or null
    /// @param references Message-IDs of the conversation, the oldest first
    /// @param replyTag put behind a plus sign in the address answers go to, or null
    public record Answering(
            @Nullable String inReplyTo,
            List<String> references,
            @Nullable String replyTag) {}
}
