package dev.perennial.feedback;

import dev.perennial.programs.WebhookEvent;
import dev.perennial.programs.Webhooks;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/// What programs are told of answers, written down in the transaction in which they came: who answered, never what.
@Component
class FeedbackNews {
    private final Webhooks webhooks;

    FeedbackNews(Webhooks webhooks) {
        this.webhooks = webhooks;
    }

    @Bean
    static WebhookEvent answersGiven() {
        return new WebhookEvent(50, "answers.given", "feedback.webhook.given");
    }

    @Bean
    static WebhookEvent answersImported() {
        return new WebhookEvent(51, "answers.imported", "feedback.webhook.imported");
    }

    @EventListener
    void on(AnswersGiven news) {
        Map<String, @Nullable Object> data = new LinkedHashMap<>();
        data.put("submission", news.submission().toString());
        data.put("customer", news.customer() == null ? null : news.customer().toString());
        webhooks.tell("answers.given", "answers.given:" + news.submission(), data);
    }

    @EventListener
    void on(AnswersImported news) {
        if (news.answers() > 0)
            webhooks.tell(
                    "answers.imported",
                    "answers.imported:" + news.id(),
                    Map.of("import", news.id().toString(), "answers", news.answers()));
    }
}
