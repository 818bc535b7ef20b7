package dev.perennial.imports;

import dev.perennial.access.CurrentStaff;
import dev.perennial.tables.Encoding;
import dev.perennial.tables.Separator;
import dev.perennial.ui.Panels;
import dev.perennial.ui.View;
import gg.jte.Content;
import java.util.List;
import java.util.Objects;
import org.springframework.stereotype.Component;

/// What the pages of every import have in common, as parts and as whole pages.
@Component
public class ImportPages {
    private static final int SHOWN = 20;

    private final RejectedRows rejected;
    private final Panels panels;
    private final CurrentStaff staff;

    ImportPages(RejectedRows rejected, Panels panels, CurrentStaff staff) {
        this.rejected = rejected;
        this.panels = panels;
        this.staff = staff;
    }

    /// Imports are about customers of everybody.
    public <J extends FileImport> J known(ImportTable<J> imports, ImportId id) {
        staff.requireWholeSight();
        return imports.get(id);
    }

    public <J extends FileImport> List<J> latest(ImportTable<J> imports, int most) {
        staff.requireWholeSight();
        return imports.latest(most);
    }

    /// How far it is; asks again until there is no more to wait for.
    public View progress(ImportKind kind, FileImport job) {
        return new ProgressPage(kind, job);
    }

    /// Why nothing of it is booked: it was taken back, or could never be read.
    public View over(ImportKind kind, FileImport job) {
        return new OverPage(kind, job);
    }

    /// Which column holds what.
    public Content columns(ImportKind kind, FileLayout layout, Enum<?>[] roles) {
        return panels.show(new ColumnsPart(kind, layout, List.of(roles)));
    }

    /// What the file's origin is called.
    public Content source(ImportKind kind, FileImport job, List<String> sources) {
        return panels.show(new SourcePart(kind, job, sources));
    }

    /// How the file is written.
    public Content dialect(FileImport job) {
        return panels.show(new DialectPart(
                Objects.requireNonNull(job.layout()).dialect(),
                List.of(Separator.values()),
                List.of(Encoding.values())));
    }

    /// The rows that need mending; nothing when there are none.
    public Content rejected(ImportKind kind, FileImport job) {
        return panels.show(
                new RejectedPart(kind, job, rejected.kinds(kind, job.id()), rejected.first(kind, job, SHOWN)));
    }
}
