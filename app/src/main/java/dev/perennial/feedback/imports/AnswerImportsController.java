package dev.perennial.feedback.imports;

import dev.perennial.access.CurrentStaff;
import dev.perennial.imports.ImportPages;
import dev.perennial.imports.ImportQueue;
import dev.perennial.imports.ImportsController;
import dev.perennial.imports.RejectedRows;
import dev.perennial.ui.View;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Controller;
import org.springframework.util.unit.DataSize;
import org.springframework.web.bind.annotation.RequestMapping;

@Controller
@RequestMapping("/feedback/imports")
class AnswerImportsController extends ImportsController<AnswerImport> {
    private final AnswerImportPages pages;

    AnswerImportsController(
            AnswerImports imports,
            AnswerImportSteps steps,
            ImportQueue<AnswerImport> queue,
            AnswerImportPages pages,
            ImportPages common,
            RejectedRows rejected,
            CurrentStaff staff,
            @Value("${spring.servlet.multipart.max-file-size}") DataSize largest) {
        super(AnswerImports.KIND, imports, steps, queue, common, rejected, staff, largest);
        this.pages = pages;
    }

    @Override
    protected View page(AnswerImport job) {
        return pages.of(job);
    }
}
