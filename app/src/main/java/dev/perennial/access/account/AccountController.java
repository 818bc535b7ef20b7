package dev.perennial.access.account;

import static dev.perennial.ui.Words.t;

import dev.perennial.access.CurrentStaff;
import dev.perennial.access.SignedInSessions;
import dev.perennial.access.staff.NewPassword;
import dev.perennial.access.staff.StaffAccounts;
import dev.perennial.ui.AccountItem;
import dev.perennial.ui.Notice;
import dev.perennial.ui.Redirect;
import dev.perennial.ui.View;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

@Controller
@RequestMapping("/access/account")
class AccountController {
    private final StaffAccounts accounts;
    private final CurrentStaff current;
    private final SignedInSessions sessions;

    AccountController(StaffAccounts accounts, CurrentStaff current, SignedInSessions sessions) {
        this.accounts = accounts;
        this.current = current;
        this.sessions = sessions;
    }

    @Bean
    static AccountItem ownAccountInMenu() {
        return new AccountItem(10, "/access/account", "access.account.title", "user");
    }

    @GetMapping
    View show() {
        return new AccountPage(current.get(), "", "");
    }

    /// The new password ends every other session; this one goes on.
    @PostMapping("/password")
    Object changePassword(
            @RequestParam String old,
            @RequestParam String password,
            HttpServletRequest request,
            HttpServletResponse response,
            RedirectAttributes after) {
        var member = current.get();
        if (!accounts.matches(member.id(), old)) return new AccountPage(member, t("access.account.old.wrong"), "");
        var mistake = NewPassword.mistake(password);
        if (mistake.isPresent()) return new AccountPage(member, "", mistake.get());
        accounts.setPassword(member.id(), password);
        request.getSession().invalidate();
        sessions.open(member, request, response);
        Notice.done(t("access.account.changed")).after(after);
        return Redirect.to("/access/account");
    }

    @PostMapping("/signout-everywhere")
    Redirect signOutEverywhere() {
        sessions.endAll(current.id());
        return Redirect.to("/access/signin?out");
    }
}
