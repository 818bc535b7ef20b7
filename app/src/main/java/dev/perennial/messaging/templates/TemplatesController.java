package dev.perennial.messaging.templates;

import static dev.perennial.ui.Words.t;

import dev.perennial.access.AuditLog;
import dev.perennial.access.CurrentStaff;
import dev.perennial.access.Role;
import dev.perennial.messaging.Filling;
import dev.perennial.messaging.TemplateId;
import dev.perennial.messaging.Templates;
import dev.perennial.ui.AccountItem;
import dev.perennial.ui.Notice;
import dev.perennial.ui.Redirect;
import dev.perennial.ui.View;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

@Controller
@RequestMapping("/messaging/templates")
class TemplatesController {
    private final Templates templates;
    private final TemplateKeeping keeping;
    private final Filling filling;
    private final Examples examples;
    private final CurrentStaff staff;
    private final AuditLog audit;

    TemplatesController(
            Templates templates,
            TemplateKeeping keeping,
            Filling filling,
            Examples examples,
            CurrentStaff staff,
            AuditLog audit) {
        this.templates = templates;
        this.keeping = keeping;
        this.filling = filling;
        this.examples = examples;
        this.staff = staff;
        this.audit = audit;
    }

    @Bean
    static AccountItem templatesInMenu() {
        return new AccountItem(30, "/messaging/templates", "messaging.templates.title", "file-text");
    }

    @GetMapping
    View index() {
        staff.require(Role.STAFF);
        return new TemplatesPage(templates.all());
    }

    @GetMapping("/new")
    View blank() {
        staff.require(Role.STAFF);
        return new TemplatePage(null, TemplateForm.BLANK, Map.of(), filling.fields(), List.of());
    }

    @GetMapping("/{id}")
    View show(@PathVariable TemplateId id) {
        staff.require(Role.STAFF);
        return page(id, TemplateForm.of(templates.find(id).orElseThrow(NoSuchElementException::new)));
    }

    @PostMapping
    Object add(
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String subject,
            @RequestParam(defaultValue = "") String text,
            RedirectAttributes after) {
        staff.require(Role.STAFF);
        var form = TemplateForm.typed(name, subject, text);
        var mistakes = form.mistakes(filling);
        if (!mistakes.isEmpty()) return page(null, form, mistakes);
        var added = keeping.add(form);
        if (added.isEmpty()) return page(null, form, taken(form));
        return saved(added.get(), after);
    }

    @PostMapping("/{id}")
    Object change(
            @PathVariable TemplateId id,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String subject,
            @RequestParam(defaultValue = "") String text,
            RedirectAttributes after) {
        staff.require(Role.STAFF);
        if (templates.find(id).isEmpty()) throw new NoSuchElementException("no template " + id);
        var form = TemplateForm.typed(name, subject, text);
        var mistakes = form.mistakes(filling);
        if (!mistakes.isEmpty()) return page(id, form, mistakes);
        return keeping.change(id, form) ? saved(id, after) : page(id, form, taken(form));
    }

    /// How it would read, without saving it.
    @PostMapping("/previews")
    View look(
            @RequestParam(required = false) @Nullable TemplateId template,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String subject,
            @RequestParam(defaultValue = "") String text) {
        staff.require(Role.STAFF);
        return page(template, TemplateForm.typed(name, subject, text));
    }

    @PostMapping("/{id}/removal")
    Redirect remove(@PathVariable TemplateId id, RedirectAttributes after) {
        staff.require(Role.STAFF);
        keeping.remove(id);
        audit.write(AuditLog.Action.CHANGED, "messaging.templates", null, 1);
        Notice.done(t("messaging.templates.removed")).after(after);
        return Redirect.to("/messaging/templates");
    }

    private Redirect saved(TemplateId id, RedirectAttributes after) {
        audit.write(AuditLog.Action.CHANGED, "messaging.templates", null, 1);
        Notice.done(t("messaging.templates.saved")).after(after);
        return Redirect.to("/messaging/templates/" + id);
    }

    private static Map<String, String> taken(TemplateForm form) {
        return Map.of("name", t("messaging.templates.name.taken", form.name()));
    }

    private View page(@Nullable TemplateId id, TemplateForm form) {
        return page(id, form, form.mistakes(filling));
    }

    private View page(@Nullable TemplateId id, TemplateForm form, Map<String, String> mistakes) {
        return new TemplatePage(
                id, form, mistakes, filling.fields(), mistakes.isEmpty() ? examples.of(form) : List.of());
    }
}
