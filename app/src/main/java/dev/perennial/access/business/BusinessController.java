package dev.perennial.access.business;

import static dev.perennial.ui.Words.t;

import dev.perennial.access.CurrentStaff;
import dev.perennial.access.Role;
import dev.perennial.ui.AccountItem;
import dev.perennial.ui.Notice;
import dev.perennial.ui.Redirect;
import dev.perennial.ui.View;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

@Controller
@RequestMapping("/access/business")
class BusinessController {
    private final BusinessSettings settings;
    private final CurrentStaff current;

    BusinessController(BusinessSettings settings, CurrentStaff current) {
        this.settings = settings;
        this.current = current;
    }

    @Bean
    static AccountItem businessInMenu() {
        return new AccountItem(
                15, "/access/business", "access.business.title", "building-store", Role.OWNER.authority());
    }

    @GetMapping
    View show() {
        return new BusinessPage(new BusinessFields(settings.form(), Map.of()));
    }

    @PostMapping
    Object save(@RequestParam Map<String, String> fields, RedirectAttributes after) {
        current.require(Role.OWNER);
        var form = new BusinessForm(fields);
        var mistakes = form.mistakes();
        if (!mistakes.isEmpty()) return new BusinessPage(new BusinessFields(form, mistakes));
        settings.save(form);
        Notice.done(t("access.business.saved")).after(after);
        return Redirect.to("/access/business");
    }
}
