package dev.perennial.feedback.imports;

import dev.perennial.access.CurrentStaff;
import dev.perennial.ui.View;
import java.util.List;
import java.util.Objects;
import org.springframework.stereotype.Component;

/// The page of an import: a different one for each thing a person may wait for or decide.
@Component
class AnswerImportPages {
    private static final int SHOWN = 20;

    private final AnswerImports imports;
    private final RejectedAnswers rejected;
    private final CurrentStaff staff;

    AnswerImportPages(AnswerImports imports, RejectedAnswers rejected, CurrentStaff staff) {
        this.imports = imports;
        this.rejected = rejected;
        this.staff = staff;
    }

    /// Imports are about customers of everybody.
    AnswerImport known(ImportId id) {
        staff.requireWholeSight();
        return imports.get(id);
    }

    List<AnswerImport> latest(int most) {
        staff.requireWholeSight();
        return imports.latest(most);
    }

    View of(AnswerImport job) {
        return switch (job.state()) {
            case UPLOADED, STAGING, SORTING, CUSTOMERS, ANSWERS, UNDOING -> new ProgressPage(job);
            case LAYOUT -> new LayoutPage(job, Objects.requireNonNull(job.layout()), imports.sources());
            case CHECKED ->
                new DryRunPage(
                        job,
                        Objects.requireNonNull(job.layout()),
                        Objects.requireNonNull(job.expected()),
                        imports.sameFile(job).orElse(null),
                        rejected.kinds(job.id()),
                        rejected.first(job, SHOWN));
            case DONE -> new ResultPage(job, job.outcome(), rejected.kinds(job.id()), rejected.first(job, SHOWN));
            case UNDONE, UNREADABLE -> new ResultPage(job, null, List.of(), List.of());
        };
    }
}
