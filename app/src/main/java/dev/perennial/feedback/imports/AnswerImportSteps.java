package dev.perennial.feedback.imports;

import dev.perennial.access.AuditLog;
import dev.perennial.access.AuditLog.Action;
import dev.perennial.access.CurrentStaff;
import dev.perennial.access.Role;
import dev.perennial.feedback.imports.reading.AnswerGuess;
import dev.perennial.platform.StoredFiles;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// What a person decides about an import. Every step asks whether the import still is where it was shown;
/// whoever comes second changes nothing.
@Component
class AnswerImportSteps {
    private final AnswerImports imports;
    private final StagedPeople people;
    private final AnswerUndoing undoing;
    private final StoredFiles files;
    private final AuditLog log;
    private final CurrentStaff staff;

    AnswerImportSteps(
            AnswerImports imports,
            StagedPeople people,
            AnswerUndoing undoing,
            StoredFiles files,
            AuditLog log,
            CurrentStaff staff) {
        this.imports = imports;
        this.people = people;
        this.undoing = undoing;
        this.files = files;
        this.log = log;
        this.staff = staff;
    }

    @Transactional(rollbackFor = IOException.class)
    ImportId bring(String name, InputStream bytes, UUID broughtBy) throws IOException {
        staff.requireOfPeople(Role.MANAGER);
        var usual = imports.sources().stream().findFirst().orElse("ratings");
        return imports.add(files.store(name, bytes), usual, broughtBy);
    }

    /// Takes the layout a person has chosen. Under another encoding, separator or header the columns are guessed
    /// anew; when nothing is open any more, the dry run begins.
    ///
    /// @return whether it begins
    /// @throws dev.perennial.tables.UnreadableFile when there is no table under it
    @Transactional(rollbackFor = IOException.class)
    boolean settle(AnswerImport job, LayoutForm form) throws IOException {
        staff.requireOfPeople(Role.MANAGER);
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

    /// Back from the dry run to the layout.
    @Transactional
    void reconsider(AnswerImport job) {
        staff.requireOfPeople(Role.MANAGER);
        imports.enter(
                job, ImportState.LAYOUT, Objects.requireNonNull(job.expected()).rows());
        imports.clear(job.id());
    }

    @Transactional
    void book(AnswerImport job) {
        staff.requireOfPeople(Role.MANAGER);
        var rows = people.count(job.id());
        imports.enter(job, ImportState.CUSTOMERS, rows);
        log.write(Action.CHANGED, "feedback.imports.booked", null, rows);
    }

    @Transactional
    void undo(AnswerImport job) {
        staff.requireOfPeople(Role.MANAGER);
        var rows = undoing.size(job.id());
        imports.enter(job, ImportState.UNDOING, rows);
        log.write(Action.CHANGED, "feedback.imports.undone", null, rows);
    }

    /// Forgets an import nothing of which is booked, its file included.
    @Transactional
    void remove(AnswerImport job) {
        staff.requireOfPeople(Role.MANAGER);
        imports.remove(job);
        log.changed("feedback.imports.removed");
        if (job.fileId() != null) files.remove(job.fileId());
    }
}
