package dev.perennial.access.export;

import dev.perennial.platform.StoredFile;
import dev.perennial.platform.StoredFiles;
import java.io.BufferedOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Makes the archive of one export and keeps it. One thread writes it, another stores what is written, and nothing of
/// it is ever whole in memory or on the disk outside the database. After a crash it is made anew: what was stored half
/// is gone with its transaction.
@Component
class ArchiveWork {
    private static final int PIPE = 1 << 18;

    private final Packing packing;
    private final ExportRecords records;
    private final StoredFiles files;

    ArchiveWork(Packing packing, ExportRecords records, StoredFiles files) {
        this.packing = packing;
        this.records = records;
        this.files = files;
    }

    void perform(UUID id) {
        var export = records.find(id).filter(Export::isPending);
        if (export.isEmpty()) return;
        try {
            var stored = store(export.get());
            records.done(id, stored.id(), stored.byteCount());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private StoredFile store(Export export) throws IOException {
        var failure = new AtomicReference<@Nullable Exception>();
        try (var read = new PipedInputStream(PIPE)) {
            var write = new PipedOutputStream(read);
            var writer = Thread.ofPlatform().name("export").start(() -> write(export, write, failure));
            try {
                return files.store("perennial.zip", new ToItsEnd(read, failure));
            } finally {
                read.close();
                join(writer);
            }
        }
    }

    private void write(Export export, PipedOutputStream out, AtomicReference<@Nullable Exception> failure) {
        try (out;
                var zip = new ZipOutputStream(new BufferedOutputStream(out, PIPE))) {
            pack(export, zip, failure);
        } catch (IOException e) {
            failure.compareAndSet(null, e);
        }
    }

    /// A failure is known before the streams are closed: the reader takes the end it sees then for the end of all.
    private void pack(Export export, ZipOutputStream zip, AtomicReference<@Nullable Exception> failure) {
        try {
            packing.pack(
                    new Box.Archive(zip),
                    export.forSpreadsheets(),
                    (done, tables, rows) -> records.written(export.id(), done, tables, rows));
        } catch (IOException | SQLException | RuntimeException e) {
            failure.set(e);
        }
    }

    private static void join(Thread writer) {
        try {
            writer.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// An end that came because the writer failed is no end.
    private static final class ToItsEnd extends FilterInputStream {
        private final AtomicReference<@Nullable Exception> failure;

        ToItsEnd(InputStream in, AtomicReference<@Nullable Exception> failure) {
            super(in);
            this.failure = failure;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            var count = super.read(into, offset, length);
            if (count >= 0) return count;
            var failed = failure.get();
            if (failed != null) throw new IOException("the export could not be written", failed);
            return count;
        }
    }
}
