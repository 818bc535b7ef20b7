package dev.perennial.today.page;

import dev.perennial.ui.NavItem;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration
class TodayMenu {
    @Bean
    NavItem todayEntry() {
        return new NavItem(10, "/today", "today.nav", "sun");
    }
}
