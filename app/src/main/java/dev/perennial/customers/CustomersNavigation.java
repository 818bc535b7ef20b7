package dev.perennial.customers;

import dev.perennial.ui.NavItem;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration
class CustomersNavigation {
    @Bean
    NavItem customersNavItem() {
        return new NavItem(20, "/customers", "customers.nav", "users");
    }
}
