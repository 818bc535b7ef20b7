package dev.perennial.conversations;

import dev.perennial.customers.CustomerId;
import dev.perennial.programs.WebhookEvent;
import dev.perennial.programs.Webhooks;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/// What programs are told of cases, written down in the transaction in which it happened: whose, never what was said.
@Component
class CaseNews {
    private final Webhooks webhooks;

    CaseNews(Webhooks webhooks) {
        this.webhooks = webhooks;
    }

    @Bean
    static WebhookEvent caseOpened() {
        return new WebhookEvent(60, "case.opened", "conversations.webhook.opened");
    }

    @Bean
    static WebhookEvent caseClosed() {
        return new WebhookEvent(61, "case.closed", "conversations.webhook.closed");
    }

    @EventListener
    void on(CaseOpened news) {
        webhooks.tell("case.opened", "case.opened:" + news.id(), data(news.id(), news.customer()));
    }

    @EventListener
    void on(CaseClosed news) {
        webhooks.tell(
                "case.closed", "case.closed:%s:%d".formatted(news.id(), news.turn()), data(news.id(), news.customer()));
    }

    private static Map<String, @Nullable Object> data(CaseId id, @Nullable CustomerId customer) {
        Map<String, @Nullable Object> data = new LinkedHashMap<>();
        data.put("case", id.toString());
        data.put("customer", customer == null ? null : customer.toString());
        return data;
    }
}
