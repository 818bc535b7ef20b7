package dev.perennial.orders;

import dev.perennial.programs.WebhookEvent;
import dev.perennial.programs.Webhooks;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/// What programs are told of orders, written down in the transaction in which it happened. A file is told of once,
/// not by each of its purchases.
@Component
class OrderNews {
    private final Webhooks webhooks;

    OrderNews(Webhooks webhooks) {
        this.webhooks = webhooks;
    }

    @Bean
    static WebhookEvent purchaseRecorded() {
        return new WebhookEvent(40, "purchase.recorded", "orders.webhook.purchase");
    }

    @Bean
    static WebhookEvent refundRecorded() {
        return new WebhookEvent(41, "refund.recorded", "orders.webhook.refund");
    }

    @Bean
    static WebhookEvent ordersImported() {
        return new WebhookEvent(42, "orders.imported", "orders.webhook.imported");
    }

    @EventListener
    void on(PurchaseRecorded news) {
        Map<String, @Nullable Object> data = new LinkedHashMap<>();
        data.put("purchase", news.purchase().toString());
        data.put("customer", news.customer() == null ? null : news.customer().toString());
        data.put("total", news.total().amount().toPlainString());
        data.put("currency", news.total().currency().getCurrencyCode());
        data.put("at", news.at().toString());
        webhooks.tell("purchase.recorded", "purchase.recorded:" + news.purchase(), data);
    }

    @EventListener
    void on(RefundRecorded news) {
        Map<String, @Nullable Object> data = new LinkedHashMap<>();
        data.put("refund", news.refund().toString());
        data.put("purchase", news.purchase() == null ? null : news.purchase().toString());
        data.put("customer", news.customer() == null ? null : news.customer().toString());
        data.put("total", news.total().amount().toPlainString());
        data.put("currency", news.total().currency().getCurrencyCode());
        data.put("at", news.at().toString());
        webhooks.tell("refund.recorded", "refund.recorded:" + news.refund(), data);
    }

    @EventListener
    void on(OrdersImported news) {
        webhooks.tell(
                "orders.imported",
                "orders.imported:" + news.importId(),
                Map.of(
                        "import", news.importId().toString(),
                        "purchases", news.purchases(),
                        "refunds", news.refunds()));
    }
}
