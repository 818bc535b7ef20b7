package dev.perennial.insights.value;

import dev.perennial.access.StaffMember;
import dev.perennial.ui.NavItem;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration
class ValueMenu {
    @Bean
    NavItem valueItem() {
        return new NavItem(30, "/insights/value", "insights.value.nav", "chart-bar", StaffMember.WHOLE_SIGHT);
    }
}
