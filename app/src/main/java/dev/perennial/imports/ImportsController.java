package dev.perennial.imports;

import static dev.perennial.ui.Words.t;

import dev.perennial.access.CurrentStaff;
import dev.perennial.access.Role;
import dev.perennial.tables.Row;
import dev.perennial.ui.Redirect;
import dev.perennial.ui.View;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;
import org.springframework.util.unit.DataSize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/// Where files are dropped and imports are looked at.
public abstract class ImportsController<J extends FileImport> {
    private static final int SHOWN = 50;
    private static final String UNSEEN = "[\\p{Cntrl}\\u202A-\\u202E\\u2066-\\u2069]";

    private final ImportKind kind;
    private final ImportTable<J> imports;
    private final ImportSteps<J> steps;
    private final ImportQueue<J> queue;
    private final ImportPages pages;
    private final RejectedRows rejected;
    private final CurrentStaff staff;
    private final DataSize largest;

    protected ImportsController(
            ImportKind kind,
            ImportTable<J> imports,
            ImportSteps<J> steps,
            ImportQueue<J> queue,
            ImportPages pages,
            RejectedRows rejected,
            CurrentStaff staff,
            DataSize largest) {
        this.kind = kind;
        this.imports = imports;
        this.steps = steps;
        this.queue = queue;
        this.pages = pages;
        this.rejected = rejected;
        this.staff = staff;
        this.largest = largest;
    }

    /// A different page for each thing a person may wait for or decide.
    protected abstract View page(J job);

    @GetMapping
    public View index() {
        return index(null);
    }

    @PostMapping
    public Object bring(@RequestParam(required = false) @Nullable MultipartFile file) throws IOException {
        staff.require(Role.MANAGER);
        if (file == null || file.isEmpty()) {
            var name = file == null ? null : file.getOriginalFilename();
            return index(name == null || name.isEmpty() ? kind.say("nofile") : t("imports.emptyfile", name));
        }
        try (var bytes = file.getInputStream()) {
            var id = steps.bring(name(file), bytes, null, staff.id().value());
            queue.add(id);
            return Redirect.to(kind.path() + "/" + id);
        }
    }

    @GetMapping("/{id}")
    public View show(@PathVariable ImportId id) {
        return page(pages.known(imports, id));
    }

    @GetMapping("/{id}/progress")
    public View progress(@PathVariable ImportId id, HttpServletResponse response) {
        var job = pages.known(imports, id);
        if (!job.state().isWorking()) response.setHeader("HX-Refresh", "true");
        return new ProgressCard(kind, job);
    }

    @GetMapping("/{id}/rejected.csv")
    public void rejected(@PathVariable ImportId id, HttpServletResponse response) throws IOException {
        var job = pages.known(imports, id);
        if (job.fileId() == null) throw new NoSuchElementException("the file of " + id + " is gone");
        rejected.write(kind, job, response);
    }

    private View index(@Nullable String mistake) {
        return new ImportsPage(
                kind, pages.latest(imports, SHOWN), staff.role().atLeast(Role.MANAGER), largest.toMegabytes(), mistake);
    }

    /// Some browsers send a whole path; marks that turn the letters behind them around would make another name of it.
    private static String name(MultipartFile file) {
        var name = file.getOriginalFilename();
        var bare = name == null ? "" : name.replaceFirst("(?s).*[/\\\\]", "").replaceAll(UNSEEN, "");
        return bare.isBlank() ? t("imports.unnamed") : Row.shortened(bare, 200);
    }
}
