package dev.perennial.conversations;

import dev.perennial.access.StaffId;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Something that was said or done in a case.
///
/// @param seq its place in the case, counted from 1
/// @param staff who of the staff, or null
/// @param robot whether no person wrote it
/// @param unproven whether it came from somebody who takes no part in the case
/// @param body what was written now
/// @param whole all of it with what was quoted, or null when that is the same
/// @param html all of it, cleaned, or null
/// @param delivery how it stands with what was sent, or null
public record Entry(
        EntryId id,
        int seq,
        Kind kind,
        Instant at,
        @Nullable Via via,
        @Nullable String party,
        @Nullable StaffId staff,
        boolean robot,
        boolean unproven,
        @Nullable String subject,
        String body,
        @Nullable String whole,
        @Nullable String html,
        @Nullable Change change,
        @Nullable Delivery delivery,
        List<Attached> attachments) {
    public enum Kind {
        HEARD,
        SAID,
        NOTE,
        CALL,
        CHANGE
    }

    /// @param what message key ending: `closed`, `assigned`
    /// @param to whom or what, as text, or empty
    public record Change(What what, String to) {
        public enum What {
            OPENED,
            CLOSED,
            REOPENED,
            ASSIGNED,
            RETURNED,
            SNOOZED,
            WOKEN,
            PRIORITY,
            LABELLED,
            UNLABELLED,
            MERGED,
            MERGED_AWAY,
            SPLIT,
            CUSTOMER,
            UNDELIVERED,
            RULE,
            PLACE
        }
    }

    /// @param state as the outbox says
    /// @param leavesAt when it leaves, while it waits
    public record Delivery(UUID dispatch, String state, Instant leavesAt, String why) {
        public boolean waits() {
            return state.equals("WAITING");
        }

        public boolean failed() {
            return state.equals("FAILED") || state.equals("UNKNOWN") || state.equals("SUPPRESSED");
        }
    }

    /// @param message by which it is handed out: what it came in with, or the entry it went out with; null before that
    public record Attached(
            UUID file,
            @Nullable UUID message,
            String name,
            String type,
            long bytes,
            @Nullable String contentId) {
        /// How large all of them are together.
        static long bytes(List<Attached> files) {
            return files.stream().mapToLong(Attached::bytes).sum();
        }
    }

    /// Said for nothing: it is known that it never got there.
    boolean didNotArrive() {
        return delivery != null
                && (delivery.state().equals("FAILED") || delivery.state().equals("SUPPRESSED"));
    }

    public boolean isSaidOrHeard() {
        return kind == Kind.HEARD || kind == Kind.SAID;
    }
}
