package dev.perennial.orders.imports;

import static dev.perennial.ui.Words.t;

import dev.perennial.access.CurrentStaff;
import dev.perennial.access.Role;
import dev.perennial.access.StaffMember;
import dev.perennial.ui.AccountItem;
import dev.perennial.ui.Redirect;
import dev.perennial.ui.View;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.util.unit.DataSize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

@Controller
@RequestMapping("/orders/imports")
class ImportsController {
    private static final int SHOWN = 50;

    private final ImportSteps steps;
    private final ImportQueue queue;
    private final ImportPages pages;
    private final RejectedRows rejected;
    private final CurrentStaff staff;
    private final DataSize largest;

    ImportsController(
            ImportSteps steps,
            ImportQueue queue,
            ImportPages pages,
            RejectedRows rejected,
            CurrentStaff staff,
            @Value("${spring.servlet.multipart.max-file-size}") DataSize largest) {
        this.steps = steps;
        this.queue = queue;
        this.pages = pages;
        this.rejected = rejected;
        this.staff = staff;
        this.largest = largest;
    }

    @Bean
    static AccountItem importInMenu() {
        return new AccountItem(10, "/orders/imports", "orders.imports.title", "file-import", StaffMember.WHOLE_SIGHT);
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
                    name == null || name.isEmpty() ? t("orders.imports.nofile") : t("orders.imports.emptyfile", name));
        }
        try (var bytes = file.getInputStream()) {
            var id = steps.bring(name(file), bytes, null, staff.id().value());
            queue.add(id);
            return Redirect.to("/orders/imports/" + id);
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
        return bare.isBlank() ? t("orders.imports.unnamed") : bare;
    }
}
