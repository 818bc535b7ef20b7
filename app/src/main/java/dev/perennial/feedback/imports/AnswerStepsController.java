package dev.perennial.feedback.imports;

import dev.perennial.access.CurrentStaff;
import dev.perennial.imports.ImportQueue;
import dev.perennial.imports.StepsController;
import java.io.IOException;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;

/// What a person decides about an import, one address for each decision.
@Controller
@RequestMapping("/feedback/imports/{id}")
class AnswerStepsController extends StepsController<AnswerImport, LayoutForm> {
    private final AnswerImportSteps steps;

    AnswerStepsController(
            AnswerImports imports, AnswerImportSteps steps, ImportQueue<AnswerImport> queue, CurrentStaff staff) {
        super(AnswerImports.KIND, imports, steps, queue, staff);
        this.steps = steps;
    }

    @Override
    protected boolean settle(AnswerImport job, LayoutForm form) throws IOException {
        return steps.settle(job, form);
    }
}
