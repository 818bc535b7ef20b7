package dev.perennial.customers.privacy.retention;

import static dev.perennial.ui.Words.number;
import static dev.perennial.ui.Words.t;

import dev.perennial.access.AuditLog;
import dev.perennial.access.CurrentStaff;
import dev.perennial.access.Role;
import dev.perennial.ui.Notice;
import dev.perennial.ui.Redirect;
import dev.perennial.ui.View;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

@Controller
@RequestMapping("/customers/privacy/retention")
class RetentionController {
    private static final String HOME = "/customers/privacy/retention";

    private final Retention retention;
    private final CurrentStaff staff;
    private final AuditLog log;

    RetentionController(Retention retention, CurrentStaff staff, AuditLog log) {
        this.log = log;
        this.retention = retention;
        this.staff = staff;
    }

    @GetMapping
    View all() {
        staff.require(Role.MANAGER);
        return page("", "", "");
    }

    @PostMapping("/{name}/period")
    Object keepFor(
            @PathVariable String name, @RequestParam(defaultValue = "") String days, RedirectAttributes redirect) {
        staff.require(Role.OWNER);
        var kept = retention.get(name);
        var kind = kept.kind();
        var typed = days.strip();
        if (!typed.matches("\\d{1,5}")) return page(name, typed, t("customers.retention.days.wrong", t(name), typed));
        var wanted = Integer.parseInt(typed);
        if (wanted < kind.least() || wanted > kind.most())
            return page(
                    name,
                    typed,
                    t(
                            "customers.retention.days.range",
                            t(name),
                            number(wanted),
                            number(kind.least()),
                            number(kind.most())));
        retention.keepFor(kept, wanted);
        Notice.done(t("customers.retention.changed", t(name), wanted)).after(redirect);
        return Redirect.to(HOME);
    }

    @PostMapping("/{name}/agreement")
    Redirect agree(@PathVariable String name, RedirectAttributes redirect) {
        staff.require(Role.OWNER);
        retention.agree(retention.get(name));
        Notice.done(t("customers.retention.agreed.done", t(name))).after(redirect);
        return Redirect.to(HOME);
    }

    @PostMapping("/{name}/withdrawal")
    Redirect takeBack(@PathVariable String name, RedirectAttributes redirect) {
        staff.require(Role.OWNER);
        retention.takeBack(retention.get(name));
        Notice.done(t("customers.retention.stopped", t(name))).after(redirect);
        return Redirect.to(HOME);
    }

    private RetentionPage page(String mistaken, String typed, String mistake) {
        return new RetentionPage(retention.all(), log.keptDays(), staff.role() == Role.OWNER, mistaken, typed, mistake);
    }
}
