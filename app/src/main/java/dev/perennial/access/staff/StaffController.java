package dev.perennial.access.staff;

import static dev.perennial.ui.Words.t;

import dev.perennial.access.CurrentStaff;
import dev.perennial.access.Role;
import dev.perennial.access.StaffId;
import dev.perennial.ui.AccountItem;
import dev.perennial.ui.Notice;
import dev.perennial.ui.Redirect;
import dev.perennial.ui.View;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

@Controller
@RequestMapping("/access/staff")
class StaffController {
    private final StaffAccounts accounts;
    private final CurrentStaff current;

    StaffController(StaffAccounts accounts, CurrentStaff current) {
        this.accounts = accounts;
        this.current = current;
    }

    @Bean
    static AccountItem staffInMenu() {
        return new AccountItem(20, "/access/staff", "access.staff.title", "users", Role.OWNER.authority());
    }

    @GetMapping
    View index() {
        current.require(Role.OWNER);
        return page(Map.of(), Map.of());
    }

    @PostMapping
    Object make(@RequestParam Map<String, String> fields, RedirectAttributes after) {
        current.require(Role.OWNER);
        var name = fields.getOrDefault("name", "").strip();
        var email = fields.getOrDefault("email", "").strip();
        var password = fields.getOrDefault("password", "");
        var mistakes = new LinkedHashMap<String, String>();
        if (name.isEmpty()) mistakes.put("name", t("access.staff.name.missing"));
        if (!email.matches("[^@\\s]+@[^@\\s]+")) mistakes.put("email", t("access.email.wrong", email));
        NewPassword.mistake(password).ifPresent(sentence -> mistakes.put("password", sentence));
        var scope = Scope.named(fields.getOrDefault("role", ""));
        if (scope.isEmpty()) mistakes.put("role", t("access.staff.role.missing"));
        else if (!possible(scope.get())) mistakes.put("role", t("access.staff.own.impossible"));
        if (!mistakes.isEmpty()) return page(fields, mistakes);

        if (!accounts.make(name, email, scope.orElseThrow(), password))
            return page(fields, Map.of("email", t("access.staff.email.taken", email)));
        Notice.done(t("access.staff.made", name)).after(after);
        return Redirect.to("/access/staff");
    }

    @PostMapping("/{id}/password")
    Redirect setPassword(@PathVariable StaffId id, @RequestParam String password, RedirectAttributes after) {
        current.require(Role.OWNER);
        var mistake = NewPassword.mistake(password);
        if (mistake.isPresent()) {
            Notice.wrong(mistake.get()).after(after);
        } else {
            accounts.setPassword(id, password);
            Notice.done(t("access.staff.password.set")).after(after);
        }
        return Redirect.to("/access/staff");
    }

    @PostMapping("/{id}/role")
    Redirect change(@PathVariable StaffId id, @RequestParam(defaultValue = "") String role, RedirectAttributes after) {
        current.require(Role.OWNER);
        var scope = Scope.named(role);
        if (scope.isEmpty()) Notice.wrong(t("access.staff.role.missing")).after(after);
        else if (!possible(scope.get()))
            Notice.wrong(t("access.staff.own.impossible")).after(after);
        else if (accounts.change(id, scope.get()))
            Notice.done(t("access.staff.role.changed")).after(after);
        else Notice.wrong(t("access.staff.role.owner")).after(after);
        return Redirect.to("/access/staff");
    }

    @PostMapping("/{id}/closure")
    Redirect close(@PathVariable StaffId id, RedirectAttributes after) {
        if (accounts.close(id)) Notice.done(t("access.staff.closed")).after(after);
        else Notice.wrong(t("access.staff.closed.own")).after(after);
        return Redirect.to("/access/staff");
    }

    @PostMapping("/{id}/reopening")
    Redirect reopen(@PathVariable StaffId id) {
        accounts.reopen(id);
        return Redirect.to("/access/staff");
    }

    private boolean possible(Scope scope) {
        return !scope.ownOnly() || accounts.canNarrow();
    }

    private StaffPage page(Map<String, String> fields, Map<String, String> mistakes) {
        return new StaffPage(accounts.all(), current.id(), fields, mistakes);
    }
}
