package dev.perennial.feedback.imports;

import dev.perennial.feedback.imports.reading.AnswerGuess;
import dev.perennial.platform.StoredFiles;
import dev.perennial.tables.UnreadableFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Works on an import until it waits for a person or is done. Can be cut at any point and begun again: each step
/// goes on at its mark, and whoever is overtaken stops.
@Component
class AnswerImportWork {
    private static final Logger log = LoggerFactory.getLogger(AnswerImportWork.class);

    private final AnswerImports imports;
    private final StoredFiles files;
    private final TransactionTemplate transaction;
    private final AnswerStaging staging;
    private final AnswerSorting sorting;
    private final StagedPeople people;
    private final AnswerBooking booking;
    private final AnswerUndoing undoing;

    AnswerImportWork(
            AnswerImports imports,
            StoredFiles files,
            TransactionTemplate transaction,
            AnswerStaging staging,
            AnswerSorting sorting,
            StagedPeople people,
            AnswerBooking booking,
            AnswerUndoing undoing) {
        this.imports = imports;
        this.files = files;
        this.transaction = transaction;
        this.staging = staging;
        this.sorting = sorting;
        this.people = people;
        this.booking = booking;
        this.undoing = undoing;
    }

    void run(ImportId id) {
        try {
            for (var job = imports.get(id); job.state().isWorking(); job = imports.get(id)) step(job);
        } catch (Overtaken e) {
            log.info("{}", e.getMessage());
        }
    }

    private void step(AnswerImport job) {
        try {
            switch (job.state()) {
                case UPLOADED -> guess(job);
                case STAGING -> staging.run(job);
                case SORTING -> sorting.run(job);
                case CUSTOMERS -> {
                    people.resolve(job);
                    imports.enter(job, ImportState.ANSWERS, booking.size(job.id()));
                }
                case ANSWERS -> booking.run(job);
                case UNDOING -> undoing.run(job);
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

    private void guess(AnswerImport job) {
        var file = Objects.requireNonNull(job.fileId());
        try {
            var guessed = AnswerGuess.of(() -> files.open(file));
            transaction.executeWithoutResult(_ -> {
                imports.enter(job, ImportState.LAYOUT, guessed.rows());
                imports.keepLayout(job.id(), guessed.layout(), job.source());
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
