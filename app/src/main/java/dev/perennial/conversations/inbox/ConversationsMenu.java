package dev.perennial.conversations.inbox;

import dev.perennial.ui.NavItem;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration
class ConversationsMenu {
    @Bean
    NavItem inboxEntry() {
        return new NavItem(15, "/conversations", "conversations.nav", "inbox");
    }
}
