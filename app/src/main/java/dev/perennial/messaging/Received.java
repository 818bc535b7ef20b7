package dev.perennial.messaging;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A message that came in by an account, read and made safe.
///
/// @param id the same for ever, whatever is read anew
/// @param fresh what the person wrote now, without quoted mail and signature; never empty when `text` is not
/// @param text all of it as plain text
/// @param html all of it, cleaned, or null when it came as plain text; remote pictures carry `data-src`, not `src`
/// @param messageId as its sender names it, with angle brackets, or null
/// @param references the Message-IDs it answers, the nearest first
/// @param tags what stood behind a plus sign in our addresses it was sent to
/// @param automatic null when a person wrote it
/// @param proven whether the sender's address was proven by a server we trust (DMARC); false when nobody said
/// @param at when it was received
public record Received(
        UUID id,
        Account account,
        Party from,
        List<Party> to,
        List<Party> copies,
        @Nullable String subject,
        String fresh,
        String text,
        @Nullable String html,
        @Nullable String messageId,
        List<String> references,
        List<String> tags,
        @Nullable Robot automatic,
        boolean proven,
        Instant at,
        List<Attachment> attachments) {

    /// @param address as given; for mail lower case, for phones in international form
    public record Party(String address, @Nullable String name) {}

    /// Why it is no person's.
    public enum Robot {
        ABSENCE,
        DELIVERY_REPORT,
        LIST,
        OTHER
    }

    /// @param file in [dev.perennial.platform.StoredFiles]
    /// @param contentId as the HTML names it (`cid:`), without angle brackets, or null
    public record Attachment(
            UUID file,
            String name,
            String type,
            long bytes,
            @Nullable String contentId) {}
}
