package dev.perennial.customers;

import dev.perennial.programs.WebhookEvent;
import dev.perennial.programs.Webhooks;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/// What programs are told of customers.
@Component
class CustomersWebhooks {
    private final Webhooks webhooks;

    CustomersWebhooks(Webhooks webhooks) {
        this.webhooks = webhooks;
    }

    @Bean
    static WebhookEvent customerCreated() {
        return new WebhookEvent(10, "customer.created", "customers.webhook.created");
    }

    @Bean
    static WebhookEvent customerChanged() {
        return new WebhookEvent(11, "customer.changed", "customers.webhook.changed");
    }

    @Bean
    static WebhookEvent customerMerged() {
        return new WebhookEvent(12, "customer.merged", "customers.webhook.merged");
    }

    @Bean
    static WebhookEvent customerSeparated() {
        return new WebhookEvent(13, "customer.separated", "customers.webhook.separated");
    }

    @Bean
    static WebhookEvent customerErased() {
        return new WebhookEvent(14, "customer.erased", "customers.webhook.erased");
    }

    @Bean
    static WebhookEvent consentChanged() {
        return new WebhookEvent(20, "consent.changed", "customers.webhook.consent");
    }

    @Bean
    static WebhookEvent taskDone() {
        return new WebhookEvent(30, "task.done", "customers.webhook.task");
    }

    /// Programs that keep a copy learn which of their customers turned out to be one, in the transaction that made them
    /// so.
    @EventListener
    void on(CustomersMerged news) {
        tell("customer.merged", news.merge(), news.survivor(), news.absorbed());
    }

    @EventListener
    void on(CustomersSeparated news) {
        tell("customer.separated", news.merge(), news.survivor(), news.absorbed());
    }

    private void tell(String type, MergeId merge, CustomerId survivor, CustomerId absorbed) {
        webhooks.tell(
                type, type + ":" + merge, Map.of("customer", survivor.toString(), "absorbed", absorbed.toString()));
    }
}
