package dev.perennial.imports;

import dev.perennial.tables.UnreadableFile;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One file on its way in.
public interface FileImport {
    ImportId id();

    /// Null when the file itself was removed.
    @Nullable
    UUID fileId();

    String fileName();

    String sha256();

    /// The system it comes from; the same number in the same source is the same thing.
    String source();

    ImportState state();

    /// How much of the step under way is done, of `total`.
    long mark();

    long total();

    /// Null until it is guessed.
    @Nullable
    FileLayout layout();

    /// Why the file cannot be read at all, and `problemLine` where.
    UnreadableFile.@Nullable Reason problem();

    long problemLine();

    Instant broughtAt();

    @Nullable
    Instant finishedAt();

    @Nullable
    Instant undoneAt();

    /// What was booked, in few words; null when nothing was.
    @Nullable
    String booked();

    /// How far the step under way is, between 0 and 100.
    default int percent() {
        return total() == 0 ? 0 : (int) Math.min(100, 100 * mark() / total());
    }
}
