package dev.perennial.feedback.imports;

import dev.perennial.feedback.imports.reading.AnswerGuess;
import dev.perennial.imports.ImportState;
import dev.perennial.imports.ImportWork;
import dev.perennial.platform.StoredFiles;
import java.io.IOException;
import java.util.Objects;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// How a file of answers goes its way.
@Component
class AnswerImportWork extends ImportWork<AnswerImport> {
    private final AnswerImports imports;
    private final StoredFiles files;
    private final TransactionTemplate transaction;
    private final AnswerStaging staging;
    private final AnswerSorting sorting;
    private final StagedRespondents respondents;
    private final AnswerBooking booking;
    private final AnswerUndoing undoing;

    AnswerImportWork(
            AnswerImports imports,
            StoredFiles files,
            TransactionTemplate transaction,
            AnswerStaging staging,
            AnswerSorting sorting,
            StagedRespondents respondents,
            AnswerBooking booking,
            AnswerUndoing undoing) {
        super(imports, transaction);
        this.imports = imports;
        this.files = files;
        this.transaction = transaction;
        this.staging = staging;
        this.sorting = sorting;
        this.respondents = respondents;
        this.booking = booking;
        this.undoing = undoing;
    }

    @Override
    protected void guess(AnswerImport job) throws IOException {
        var file = Objects.requireNonNull(job.fileId());
        var guessed = AnswerGuess.of(() -> files.open(file));
        transaction.executeWithoutResult(_ -> {
            imports.enter(job, ImportState.LAYOUT, guessed.rows());
            imports.keepLayout(job.id(), guessed.layout(), job.source());
        });
    }

    @Override
    protected void stage(AnswerImport job) throws IOException {
        staging.run(job);
    }

    @Override
    protected void sort(AnswerImport job) {
        sorting.run(job);
    }

    @Override
    protected long resolve(AnswerImport job) {
        respondents.resolve(job);
        return imports.lines(job.id());
    }

    @Override
    protected void book(AnswerImport job) {
        booking.run(job);
    }

    @Override
    protected void takeBack(AnswerImport job) {
        undoing.run(job);
    }
}
