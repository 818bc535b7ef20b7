package dev.perennial.feedback;

import static dev.perennial.customers.HeldTable.MOVED;
import static dev.perennial.customers.HeldTable.severedBy;

import dev.perennial.customers.HeldTable;
import dev.perennial.customers.PersonalData;
import dev.perennial.customers.Telling;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/// Scores stay in the averages; who gave them goes, and every word they wrote.
@Component
class HeldOfFeedback implements PersonalData {
    private static final String SEVERING = """
        update feedback.answer set customer_id = null, text = null, erased = true where customer_id = :customer""";

    private static final Telling ANSWERS =
            Telling.of("feedback.answer", "feedback.held.answers", """
            select collected_at as at, source, wording as question, coalesce(number::text, option_id, truth::text, day::text) as answer,
                   text, product, place
            from feedback.api_answer where customer_id = :customer order by collected_at, id""").written("text", "answer");

    @Override
    public List<HeldTable> tables() {
        return List.of(HeldTable.of("feedback.answer", "customer_id", severedBy(SEVERING), MOVED, "id")
                .told(ANSWERS));
    }

    @Override
    public Map<String, String> nobody() {
        return Map.of(
                "feedback.question", "what the business asks",
                "feedback.wording", "how the business asks it",
                "feedback.number_key", "a key of the business's own",
                "feedback.answer.source", "what the business calls its systems",
                "feedback.answer.option_id", "one of the options that were offered",
                "feedback.answer.product", "what the business sells",
                "feedback.answer.place", "what the business calls its places",
                "feedback.answer.channel", "what the business calls its channels");
    }
}
