package dev.perennial.conversations;

import static dev.perennial.ui.Words.day;
import static dev.perennial.ui.Words.t;

import dev.perennial.messaging.Dispatch;
import dev.perennial.messaging.FileLinks;
import dev.perennial.ui.Words;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// How the files of a reply go: along with a mail, or as links that last a while where they are too large for one, or
/// the way carries none.
@Component
public class Parcels {
    private static final int MOST_FILES = 10;
    private static final long MOST_BYTES = 100L << 20;

    private final FileLinks links;

    Parcels(FileLinks links) {
        this.links = links;
    }

    /// How much goes with one reply.
    ///
    /// @param bytes of all files together
    /// @param byLinks whether more than a mail carries may go, and by other ways
    public record Limits(int files, long bytes, boolean byLinks) {
        /// What may go along, in a sentence.
        public String said() {
            return byLinks
                    ? t(
                            "conversations.files.limits",
                            files,
                            Words.bytes(bytes),
                            Words.bytes(Dispatch.MOST_FILE_BYTES),
                            FileLinks.LASTS.toDays())
                    : t("conversations.files.limits.mail", files, Words.bytes(bytes));
        }
    }

    public Limits limits() {
        return links.arePossible()
                ? new Limits(MOST_FILES, MOST_BYTES, true)
                : new Limits(MOST_FILES, Dispatch.MOST_FILE_BYTES, false);
    }

    sealed interface Parcel {}

    /// @param text what is sent, with the links in it
    /// @param along what goes as it is
    record Packed(String text, List<Entry.Attached> along) implements Parcel {
        static Packed bare(String text) {
            return new Packed(text, List.of());
        }

        /// What is sent, where it is not what was written.
        @Nullable
        String unlike(String written) {
            return text.equals(written) ? null : text;
        }
    }

    record Unfit(long bytes) implements Parcel {}

    Parcel pack(String text, List<Entry.Attached> files, Via way, Instant leaves) {
        if (files.isEmpty()) return Packed.bare(text);
        var bytes = Entry.Attached.bytes(files);
        if (way == Via.EMAIL && bytes <= Dispatch.MOST_FILE_BYTES) return new Packed(text, files);
        if (!links.arePossible()) return new Unfit(bytes);
        var list = files.stream()
                .map(it -> "%s (%s): %s"
                        .formatted(it.name(), Words.bytes(it.bytes()), links.make(it.file(), it.name(), leaves)))
                .collect(Collectors.joining("\n"));
        var until = day(leaves.plus(FileLinks.LASTS));
        return new Packed(
                "%s\n\n%s\n%s".formatted(text, t("conversations.files.links", files.size(), until), list), List.of());
    }
}
