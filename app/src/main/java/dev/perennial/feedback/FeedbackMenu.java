package dev.perennial.feedback;

import dev.perennial.access.StaffMember;
import dev.perennial.ui.NavItem;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration
class FeedbackMenu {
    @Bean
    NavItem feedbackItem() {
        return new NavItem(25, "/feedback", "feedback.nav", "message-circle", StaffMember.WHOLE_SIGHT);
    }
}
