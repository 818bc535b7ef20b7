package dev.perennial.imports;

import static dev.perennial.ui.Words.t;

import dev.perennial.access.CurrentStaff;
import dev.perennial.access.Role;
import dev.perennial.tables.UnreadableFile;
import dev.perennial.ui.Notice;
import dev.perennial.ui.Redirect;
import java.io.IOException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// What a person decides about an import, one address for each decision.
///
/// @param <F> the layout as it comes back from its page
public abstract class StepsController<J extends FileImport, F> {
    private final ImportKind kind;
    private final ImportTable<J> imports;
    private final ImportSteps<J> steps;
    private final ImportQueue<J> queue;
    private final CurrentStaff staff;

    protected StepsController(
            ImportKind kind, ImportTable<J> imports, ImportSteps<J> steps, ImportQueue<J> queue, CurrentStaff staff) {
        this.kind = kind;
        this.imports = imports;
        this.steps = steps;
        this.queue = queue;
        this.staff = staff;
    }

    /// Takes the layout a person has chosen.
    ///
    /// @return whether the dry run begins
    protected abstract boolean settle(J job, F form) throws IOException;

    @PostMapping("/layout")
    public Redirect layout(@PathVariable ImportId id, @ModelAttribute F form, RedirectAttributes after)
            throws IOException {
        var job = chosen(id);
        try {
            if (settle(job, form)) queue.add(id);
        } catch (UnreadableFile e) {
            Notice.wrong(t("tables.unreadable." + e.reason().name(), e.line())).after(after);
        }
        return page(id);
    }

    @PostMapping("/reconsideration")
    public Redirect reconsider(@PathVariable ImportId id) {
        steps.reconsider(chosen(id));
        return page(id);
    }

    @PostMapping("/booking")
    public Redirect book(@PathVariable ImportId id) {
        steps.book(chosen(id));
        queue.add(id);
        return page(id);
    }

    @PostMapping("/reversal")
    public Redirect undo(@PathVariable ImportId id) {
        steps.undo(chosen(id));
        queue.add(id);
        return page(id);
    }

    @PostMapping("/removal")
    public Redirect remove(@PathVariable ImportId id, RedirectAttributes after) {
        var job = chosen(id);
        steps.remove(job);
        Notice.done(t("imports.removed", job.fileName())).after(after);
        return Redirect.to(kind.path());
    }

    /// Somebody else has pressed a button first; the page shows how things are.
    @ExceptionHandler
    public Redirect overtaken(Overtaken e, RedirectAttributes after) {
        Notice.careful(t("imports.overtaken")).after(after);
        return page(e.id());
    }

    protected J chosen(ImportId id) {
        staff.require(Role.MANAGER);
        return imports.get(id);
    }

    protected Redirect page(ImportId id) {
        return Redirect.to(kind.path() + "/" + id);
    }
}
