package dev.perennial.customers.privacy;

import dev.perennial.access.Role;
import dev.perennial.customers.CustomerId;
import dev.perennial.ui.AccountItem;
import dev.perennial.ui.View;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;

@Controller
@RequestMapping("/customers/privacy")
class PrivacyController {
    private final PrivacyPages pages;

    PrivacyController(PrivacyPages pages) {
        this.pages = pages;
    }

    @Bean
    static AccountItem privacyInMenu() {
        return new AccountItem(
                12, "/customers/privacy", "customers.privacy.title", "shield-check", Role.MANAGER.authority());
    }

    @GetMapping
    View overview() {
        return pages.overview();
    }

    @GetMapping("/{customer}")
    View person(@PathVariable CustomerId customer) {
        return pages.of(customer);
    }
}
