package dev.perennial.feedback.comments;

import dev.perennial.customers.CustomerId;
import dev.perennial.customers.TraitDefinition;
import dev.perennial.customers.TraitDefinition.Type;
import dev.perennial.customers.Traits;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// How somebody's latest comments feel, taken together; published as a trait.
@Component
class CustomerMoods {
    private static final int LATEST = 5;
    private static final double NEUTRAL = 0.34;

    private final JdbcClient db;
    private final Traits traits;

    CustomerMoods(JdbcClient db, Traits traits) {
        this.db = db;
        this.traits = traits;
    }

    /// @param moods of the latest comments, the newest first
    record Latest(List<CommentMood> moods) {
        CommentMood mood() {
            var mean = moods.stream()
                    .mapToInt(mood -> mood.ordinal() - 1)
                    .average()
                    .orElse(0);
            return mean > NEUTRAL ? CommentMood.POSITIVE : mean < -NEUTRAL ? CommentMood.NEGATIVE : CommentMood.NEUTRAL;
        }
    }

    Optional<Latest> of(CustomerId customer) {
        var moods = db.sql("""
            select mood from feedback.api_comment where customer_id = :customer and mood is not null
            order by collected_at desc, answer_id limit :latest""")
                .param("customer", customer.value())
                .param("latest", LATEST)
                .query((row, _) -> CommentMood.valueOf(row.getString(1)))
                .list();
        return moods.isEmpty() ? Optional.empty() : Optional.of(new Latest(moods));
    }

    void tell(CustomerId customer) {
        of(customer)
                .ifPresent(latest -> traits.set(
                        customer, "feedback", Map.of("mood", latest.mood().name())));
    }

    @Bean
    static TraitDefinition moodTrait() {
        return new TraitDefinition("feedback", "mood", Type.TEXT, "feedback.trait.mood", null);
    }
}
