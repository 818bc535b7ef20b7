package dev.perennial.feedback.imports;

import static dev.perennial.ui.Words.t;

import dev.perennial.access.CurrentStaff;
import dev.perennial.access.Role;
import dev.perennial.ui.Redirect;
import dev.perennial.ui.View;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Controller;
import org.springframework.util.unit.DataSize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

@Controller
@RequestMapping("/feedback/imports")
class AnswerImportsController {
    private static final int SHOWN = 50;

    private final AnswerImportSteps steps;
    private final AnswerImportQueue queue;
    private final AnswerImportPages pages;
    private final RejectedAnswers rejected;
    private final CurrentStaff staff;
    private final DataSize largest;

    AnswerImportsController(
            AnswerImportSteps steps,
            AnswerImportQueue queue,
            AnswerImportPages pages,
            RejectedAnswers rejected,
            CurrentStaff staff,
            @Value("${spring.servlet.multipart.max-file-size}") DataSize largest) {
        this.steps = steps;
        this.queue = queue;
        this.pages = pages;
        this.rejected = rejected;
        this.staff = staff;
        this.largest = largest;
    }

    @GetMapping
    View index() {
        return index(null);
    }

    @PostMapping
    Object bring(@RequestParam(required = false) @Nullable MultipartFile file) throws IOException {
        staff.require(Role.MANAGER);
        if (file == null || file.isEmpty()) {
            var name = file == null ? null : file.getOriginalFilename();
            return index(
                    name == null || name.isEmpty()
                            ? t("feedback.imports.nofile")
                            : t("feedback.imports.emptyfile", name));
        }
        try (var bytes = file.getInputStream()) {
            var id = steps.bring(name(file), bytes, staff.id().value());
            queue.add(id);
            return Redirect.to("/feedback/imports/" + id);
        }
    }

    @GetMapping("/{id}")
    View show(@PathVariable ImportId id) {
        return pages.of(pages.known(id));
    }

    @GetMapping("/{id}/progress")
    View progress(@PathVariable ImportId id, HttpServletResponse response) {
        var job = pages.known(id);
        if (!job.state().isWorking()) response.setHeader("HX-Refresh", "true");
        return new ProgressCard(job);
    }

    @GetMapping("/{id}/rejected.csv")
    void rejected(@PathVariable ImportId id, HttpServletResponse response) throws IOException {
        var job = pages.known(id);
        if (job.fileId() == null) throw new NoSuchElementException("the file of " + id + " is gone");
        rejected.write(job, response);
    }

    private View index(@Nullable String mistake) {
        return new ImportsPage(pages.latest(SHOWN), staff.role().atLeast(Role.MANAGER), largest.toMegabytes(), mistake);
    }

    /// Some browsers send a whole path.
    private static String name(MultipartFile file) {
        var name = file.getOriginalFilename();
        var bare = name == null ? "" : name.replaceFirst(".*[/\\\\]", "").replaceAll("\\p{Cntrl}", "");
        return bare.isBlank() ? t("feedback.imports.unnamed") : bare;
    }
}
