package dev.perennial.access.tokens;

import static dev.perennial.ui.Words.t;

import dev.perennial.access.ApiArea;
import dev.perennial.access.CurrentStaff;
import dev.perennial.access.Role;
import dev.perennial.ui.AccountItem;
import dev.perennial.ui.Notice;
import dev.perennial.ui.Redirect;
import dev.perennial.ui.View;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
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
    private final List<ApiArea> areas;
    private final Clock clock;

    TokensController(ApiTokens tokens, CurrentStaff current, List<ApiArea> areas, Clock clock) {
        this.tokens = tokens;
        this.current = current;
        this.areas = areas.stream().sorted(Comparator.comparing(ApiArea::order)).toList();
        this.clock = clock;
    }

    @Bean
    static AccountItem tokensInMenu() {
        return new AccountItem(30, "/access/tokens", "access.tokens.title", "key", Role.MANAGER.authority());
    }

    @GetMapping
    View index() {
        current.require(Role.MANAGER);
        return page("", TokenForm.BLANK, Map.of());
    }

    /// The answer shows the token itself, once; a reload asks whether to make another.
    @PostMapping
    View make(@RequestParam Map<String, String> sent) {
        current.require(Role.MANAGER);
        var form = TokenForm.of(sent, areas);
        var mistakes = form.mistakes(areas);
        if (!mistakes.isEmpty()) return page("", form, mistakes);
        return page(
                tokens.make(form.name(), current.id(), form.scopes(areas), form.lasts()), TokenForm.BLANK, Map.of());
    }

    @PostMapping("/{id}/revocation")
    Redirect revoke(@PathVariable UUID id, RedirectAttributes after) {
        current.require(Role.MANAGER);
        tokens.revoke(id);
        Notice.done(t("access.tokens.revoked")).after(after);
        return Redirect.to("/access/tokens");
    }

    private View page(String secret, TokenForm form, Map<String, String> mistakes) {
        return new TokensPage(tokens.active(), areas, clock.instant(), secret, form, mistakes);
    }
}
