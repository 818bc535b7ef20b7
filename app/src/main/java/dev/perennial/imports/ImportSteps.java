package dev.perennial.imports;

import dev.perennial.access.AuditLog;
import dev.perennial.access.AuditLog.Action;
import dev.perennial.access.CurrentStaff;
import dev.perennial.access.Role;
import dev.perennial.platform.StoredFiles;
import java.io.IOException;
import java.io.InputStream;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.annotation.Transactional;

/// What a person decides about an import. Every step asks whether the import still is where it was shown;
/// whoever comes second changes nothing.
public abstract class ImportSteps<J extends FileImport> {
    private final ImportKind kind;
    private final ImportTable<J> imports;
    private final StoredFiles files;
    private final AuditLog log;
    private final CurrentStaff staff;

    protected ImportSteps(
            ImportKind kind, ImportTable<J> imports, StoredFiles files, AuditLog log, CurrentStaff staff) {
        this.kind = kind;
        this.imports = imports;
        this.files = files;
        this.log = log;
        this.staff = staff;
    }

    /// How many rows the dry run has seen.
    protected abstract long seen(J checked);

    /// How many customers are to be found or made.
    protected abstract long people(J checked);

    /// How much there is to take back.
    protected abstract long booked(J done);

    /// @param source null for the usual one
    @Transactional(rollbackFor = IOException.class)
    public ImportId bring(String name, InputStream bytes, @Nullable String source, @Nullable UUID broughtBy)
            throws IOException {
        staff.requireOfPeople(Role.MANAGER);
        var usual = imports.sources().stream().findFirst().orElse(kind.usualSource());
        return imports.add(
                files.store(name, bytes), source == null || source.isBlank() ? usual : source.strip(), broughtBy);
    }

    /// Back from the dry run to the layout.
    @Transactional
    public void reconsider(J job) {
        staff.requireOfPeople(Role.MANAGER);
        requireAt(job, ImportState.CHECKED);
        imports.enter(job, ImportState.LAYOUT, seen(job));
        imports.clear(job.id());
    }

    @Transactional
    public void book(J job) {
        staff.requireOfPeople(Role.MANAGER);
        requireAt(job, ImportState.CHECKED);
        var people = people(job);
        imports.enter(job, ImportState.CUSTOMERS, people);
        log.write(Action.CHANGED, kind.key("booked"), null, people);
    }

    @Transactional
    public void undo(J job) {
        staff.requireOfPeople(Role.MANAGER);
        requireAt(job, ImportState.DONE);
        var rows = booked(job);
        imports.enter(job, ImportState.UNDOING, rows);
        log.write(Action.CHANGED, kind.key("undone"), null, rows);
    }

    /// Forgets an import nothing of which is booked, its file included.
    @Transactional
    public void remove(J job) {
        staff.requireOfPeople(Role.MANAGER);
        if (job.state().isInTheBooks()) throw new Overtaken(job.id());
        imports.remove(job);
        log.changed(kind.key("removed"));
        if (job.fileId() != null) files.remove(job.fileId());
    }

    /// @throws Overtaken when the import is not where this step is offered
    protected static void requireAt(FileImport job, ImportState state) {
        if (job.state() != state) throw new Overtaken(job.id());
    }
}
