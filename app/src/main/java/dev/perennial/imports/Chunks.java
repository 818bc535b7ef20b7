package dev.perennial.imports;

import java.util.function.IntSupplier;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Does a step's work a chunk at a time, the mark moving on in the same transaction: a crash loses a chunk at most and
/// nothing is done twice.
@Component
public class Chunks {
    public static final int SIZE = 10_000;

    private static final int TRIES = 3;

    private final TransactionTemplate transaction;

    Chunks(TransactionTemplate transaction) {
        this.transaction = transaction;
    }

    /// @param from the first mark of the chunk, `to` the first behind it
    @FunctionalInterface
    public interface Chunk {
        void run(long from, long to);
    }

    /// From the mark to the total. Somebody of a chunk may be merged or erased between the look and the booking; the
    /// next
    /// look knows.
    public <J extends FileImport> void run(ImportTable<J> imports, J job, Chunk chunk) {
        for (long mark = job.mark(); mark < job.total(); mark += SIZE) {
            long from = mark, to = Math.min(mark + SIZE, job.total());
            trying(() -> {
                imports.move(job, from, to);
                chunk.run(from, to);
            });
        }
    }

    private void trying(Runnable chunk) {
        for (var tried = 1; ; tried++) {
            try {
                transaction.executeWithoutResult(_ -> chunk.run());
                return;
            } catch (DataIntegrityViolationException | PessimisticLockingFailureException e) {
                if (tried == TRIES) throw e;
            }
        }
    }

    /// Until there is nothing left.
    ///
    /// @param mark where the import stands
    /// @param chunk says how much it has done
    /// @return where it stands then
    public <J extends FileImport> long empty(ImportTable<J> imports, J job, long mark, IntSupplier chunk) {
        for (var at = mark; ; ) {
            var from = at;
            var done = transaction.execute(_ -> {
                imports.move(job, from, from);
                var count = chunk.getAsInt();
                if (count > 0) imports.move(job, from, from + count);
                return count;
            });
            if (done == null || done == 0) return at;
            at += done;
        }
    }
}
