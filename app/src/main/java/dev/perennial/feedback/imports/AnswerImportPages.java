package dev.perennial.feedback.imports;

import dev.perennial.feedback.imports.reading.Layout;
import dev.perennial.feedback.imports.reading.Role;
import dev.perennial.imports.ImportPages;
import dev.perennial.ui.View;
import java.util.Objects;
import org.springframework.stereotype.Component;

/// The page of an import: a different one for each thing a person may wait for or decide.
@Component
class AnswerImportPages {
    private final AnswerImports imports;
    private final ImportPages common;

    AnswerImportPages(AnswerImports imports, ImportPages common) {
        this.imports = imports;
        this.common = common;
    }

    View of(AnswerImport job) {
        return switch (job.state()) {
            case UPLOADED, STAGING, SORTING, CUSTOMERS, BOOKING, UNDOING -> common.progress(AnswerImports.KIND, job);
            case LAYOUT -> layout(job, Objects.requireNonNull(job.layout()));
            case CHECKED ->
                new DryRunPage(
                        job,
                        Objects.requireNonNull(job.layout()),
                        Objects.requireNonNull(job.expected()),
                        imports.sameFile(job).orElse(null),
                        common.rejected(AnswerImports.KIND, job));
            case DONE ->
                new ResultPage(job, Objects.requireNonNull(job.outcome()), common.rejected(AnswerImports.KIND, job));
            case UNDONE, UNREADABLE -> common.over(AnswerImports.KIND, job);
        };
    }

    private LayoutPage layout(AnswerImport job, Layout layout) {
        return new LayoutPage(
                job,
                layout,
                common.columns(AnswerImports.KIND, layout, Role.values()),
                common.source(AnswerImports.KIND, job, imports.sources()),
                common.dialect(job));
    }
}
