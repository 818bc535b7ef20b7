package dev.perennial.imports;

import dev.perennial.tables.UnreadableFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionTemplate;

/// Works on an import until it waits for a person or is done. Can be cut at any point and begun again: each step
/// goes on at its mark, and whoever is overtaken stops.
public abstract class ImportWork<J extends FileImport> {
    private static final Logger log = LoggerFactory.getLogger(ImportWork.class);

    private final ImportTable<J> imports;
    private final TransactionTemplate transaction;

    protected ImportWork(ImportTable<J> imports, TransactionTemplate transaction) {
        this.imports = imports;
        this.transaction = transaction;
    }

    /// Guesses the layout and leaves the import where a person is asked.
    protected abstract void guess(J job) throws IOException;

    /// Reads the rows.
    protected abstract void stage(J job) throws IOException;

    /// Says what booking them would do.
    protected abstract void sort(J job);

    /// Finds or makes the customers.
    ///
    /// @return up to which mark there is something to book
    protected abstract long resolve(J job);

    protected abstract void book(J job);

    protected abstract void takeBack(J job);

    public void run(ImportId id) {
        try {
            for (var job = imports.get(id); job.state().isWorking(); job = imports.get(id)) step(job);
        } catch (Overtaken e) {
            log.info("{}", e.getMessage());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void step(J job) throws IOException {
        try {
            switch (job.state()) {
                case UPLOADED -> guess(job);
                case STAGING -> stage(job);
                case SORTING -> sort(job);
                case CUSTOMERS -> imports.enter(job, ImportState.BOOKING, resolve(job));
                case BOOKING -> book(job);
                case UNDOING -> takeBack(job);
                case LAYOUT, CHECKED, DONE, UNDONE, UNREADABLE ->
                    throw new IllegalStateException(job.state().name());
            }
        } catch (UnreadableFile e) {
            transaction.executeWithoutResult(_ -> {
                imports.enter(job, ImportState.UNREADABLE, 0);
                imports.keepProblem(job.id(), e);
            });
        }
    }
}
