package dev.perennial.feedback.imports;

import dev.perennial.access.AuditLog;
import dev.perennial.access.CurrentStaff;
import dev.perennial.access.Role;
import dev.perennial.feedback.imports.reading.AnswerGuess;
import dev.perennial.imports.ImportState;
import dev.perennial.imports.ImportSteps;
import dev.perennial.platform.StoredFiles;
import java.io.IOException;
import java.util.Objects;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// What a person decides about an import of answers.
@Component
class AnswerImportSteps extends ImportSteps<AnswerImport> {
    private final AnswerImports imports;
    private final AnswerUndoing undoing;
    private final StoredFiles files;
    private final CurrentStaff staff;

    AnswerImportSteps(
            AnswerImports imports, AnswerUndoing undoing, StoredFiles files, AuditLog log, CurrentStaff staff) {
        super(AnswerImports.KIND, imports, files, log, staff);
        this.imports = imports;
        this.undoing = undoing;
        this.files = files;
        this.staff = staff;
    }

    @Override
    protected long seen(AnswerImport checked) {
        return Objects.requireNonNull(checked.expected()).rows();
    }

    @Override
    protected long people(AnswerImport checked) {
        return imports.people(checked.id());
    }

    @Override
    protected long booked(AnswerImport done) {
        return undoing.size(done.id());
    }

    /// Takes the layout a person has chosen. Under another encoding, separator or header the columns are guessed
    /// anew; when nothing is open any more, the dry run begins.
    ///
    /// @return whether it begins
    /// @throws dev.perennial.tables.UnreadableFile when there is no table under it
    @Transactional(rollbackFor = IOException.class)
    boolean settle(AnswerImport job, LayoutForm form) throws IOException {
        staff.requireOfPeople(Role.MANAGER);
        requireAt(job, ImportState.LAYOUT);
        var before = Objects.requireNonNull(job.layout());
        var file = Objects.requireNonNull(job.fileId());
        var dialect = form.dialect(before);
        var same = dialect.equals(before.dialect());
        var guessed = same
                ? AnswerGuess.evidence(() -> files.open(file), form.over(before))
                : AnswerGuess.under(dialect, () -> files.open(file));
        imports.enter(job, ImportState.LAYOUT, guessed.rows());
        imports.keepLayout(job.id(), guessed.layout(), form.source(job));
        if (!same || !guessed.layout().open().isEmpty() || form.hasNewQuestions(before, guessed.layout())) return false;
        imports.enter(imports.get(job.id()), ImportState.STAGING, guessed.rows());
        imports.clear(job.id());
        return true;
    }
}
