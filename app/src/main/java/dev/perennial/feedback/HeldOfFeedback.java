package dev.perennial.feedback;

import static dev.perennial.customers.HeldTable.MOVED;
import static dev.perennial.customers.HeldTable.REMOVED;
import static dev.perennial.customers.HeldTable.severedBy;
import static java.util.Map.entry;

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
        update feedback.answer set customer_id = null, text = null, erased = true where customer_id = :customer\
        """;

    private static final Telling ANSWERS =
            Telling.of("feedback.answer", "feedback.held.answers", """
                select collected_at as at, source, wording as question, coalesce(number::text, option_id, truth::text, day::text) as answer,
                       text, product, place
                from feedback.api_answer where customer_id = :customer order by collected_at, id\
                """).written("text", "answer");

    private static final Telling MOODS = Telling.of("feedback.comment", "feedback.held.moods", """
        select a.collected_at, c.language, c.mood, c.score, c.corrected
        from feedback.comment c join feedback.answer a on a.id = c.answer_id
        where c.customer_id = :customer order by a.collected_at, a.id\
        """)
            .word("mood", "feedback.mood.")
            .word("corrected", "feedback.mood.");

    @Override
    public List<HeldTable> tables() {
        return List.of(
                HeldTable.of("feedback.answer", "customer_id", severedBy(SEVERING), MOVED, "id")
                        .told(ANSWERS),
                HeldTable.of("feedback.comment", "customer_id", REMOVED, MOVED, "answer_id")
                        .told(MOODS)
                        .asProfiling());
    }

    @Override
    public Map<String, String> nobody() {
        return Map.ofEntries(
                entry("feedback.question", "what the business asks"),
                entry("feedback.wording", "how the business asks it"),
                entry("feedback.number_key", "a key of the business's own"),
                entry("feedback.answer.source", "what the business calls its systems"),
                entry("feedback.answer.option_id", "one of the options that were offered"),
                entry("feedback.answer.product", "what the business sells"),
                entry("feedback.answer.place", "what the business calls its places"),
                entry("feedback.answer.channel", "what the business calls its channels"),
                entry("feedback.aspect", "what the business listens for"),
                entry("feedback.comment_label", "which of the business's aspects a sentence is about"),
                entry("feedback.aspect_correction", "which of the business's aspects staff say a sentence is about"),
                entry("feedback.aspect_word", "words several comments share, names taken out before"),
                entry("feedback.theme", "words that several comments share, names taken out before"),
                entry("feedback.mood_model", "hashed weights over all comments, names taken out before"));
    }
}
