package dev.perennial.feedback.answers;

import dev.perennial.feedback.Given;
import dev.perennial.feedback.Scale;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A submission as programs read it.
record SubmissionJson(
        String id,
        String source,
        String at,
        @Nullable String customer,
        String cameBy,
        @Nullable String product,
        @Nullable String place,
        @Nullable String channel,
        @Nullable String language,
        List<Map<String, @Nullable Object>> answers) {

    private record ScaleJson(
            String kind,
            @Nullable Double low,
            @Nullable Double high,
            @Nullable String good) {}

    static SubmissionJson of(KeptSubmission it) {
        return new SubmissionJson(
                it.id().toString(),
                it.source(),
                it.at().toString(),
                it.customer() == null ? null : it.customer().toString(),
                word(it.type()),
                it.product(),
                it.place(),
                it.channel(),
                it.language(),
                it.answers().stream().map(SubmissionJson::answer).toList());
    }

    private static Map<String, @Nullable Object> answer(KeptSubmission.Answered it) {
        Map<String, @Nullable Object> answer = new LinkedHashMap<>();
        answer.put("question", it.question().key());
        answer.put("wording", it.question().words());
        answer.put("overall", it.question().overall());
        answer.put("scale", scale(it.question().scale()));
        switch (it.given()) {
            case Given.Rated(var number) -> answer.put("number", number);
            case Given.Chosen(var option) -> answer.put("option", option);
            case Given.Said(var yes) -> answer.put("truth", yes);
            case Given.Dated(var day) -> answer.put("day", day.toString());
            case Given.Written(var text) -> answer.put("text", text);
        }
        return answer;
    }

    private static ScaleJson scale(Scale it) {
        var good = switch (it.polarity()) {
            case HIGH_IS_GOOD -> "high";
            case LOW_IS_GOOD -> "low";
            case NEITHER -> null;
        };
        return new ScaleJson(word(it.kind()), it.low(), it.high(), good);
    }

    private static String word(Enum<?> name) {
        return name.name().toLowerCase(Locale.ROOT);
    }
}
