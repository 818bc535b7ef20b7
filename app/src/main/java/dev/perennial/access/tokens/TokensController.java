package dev.perennial.access.tokens;

import static dev.perennial.ui.Words.t;

import dev.perennial.access.CurrentStaff;
import dev.perennial.access.Role;
import dev.perennial.ui.AccountItem;
import dev.perennial.ui.Notice;
import dev.perennial.ui.Redirect;
import dev.perennial.ui.View;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

@Controller
@RequestMapping("/access/tokens")
class TokensController {
    private final ApiTokens tokens;
    private final CurrentStaff current;

    TokensController(ApiTokens tokens, CurrentStaff current) {
        this.tokens = tokens;
        this.current = current;
    }

    @Bean
    static AccountItem tokensInMenu() {
        return new AccountItem(30, "/access/tokens", "access.tokens.title", "key");
    }

    @GetMapping
    View index() {
        current.require(Role.MANAGER);
        return new TokensPage(tokens.active(), "", "");
    }

    /// The answer shows the token itself, once; a reload asks whether to make another.
    @PostMapping
    View make(@RequestParam(defaultValue = "") String name) {
        current.require(Role.MANAGER);
        if (name.isBlank() || name.length() > 80)
            return new TokensPage(tokens.active(), "", t("access.tokens.name.wrong", name.length()));
        var secret = tokens.make(name.strip(), current.id());
        return new TokensPage(tokens.active(), secret, "");
    }

    @PostMapping("/{id}/revocation")
    Redirect revoke(@PathVariable UUID id, RedirectAttributes after) {
        current.require(Role.MANAGER);
        tokens.revoke(id);
        Notice.done(t("access.tokens.revoked")).after(after);
        return Redirect.to("/access/tokens");
    }
}
