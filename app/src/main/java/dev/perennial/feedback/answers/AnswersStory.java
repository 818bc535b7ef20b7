package dev.perennial.feedback.answers;

import static dev.perennial.ui.Words.t;

import dev.perennial.customers.Activity;
import dev.perennial.customers.ActivityStory;
import dev.perennial.feedback.AnswerActivities;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/// “Rated the whole 4 of 5: ‘The rye was still warm’”.
///
/// The activity's data: `answers` (the first few, each with `question` and what was answered), `count`, `product` and
/// `place`; each may be missing.
@Component
class AnswersStory implements ActivityStory {
    @Override
    public String kind() {
        return AnswerActivities.KIND;
    }

    @Override
    public Told tell(Activity activity) {
        var answers = activity.data().get("answers") instanceof List<?> list ? list : List.of();
        var told = answers.stream()
                .filter(Map.class::isInstance)
                .map(each -> (Map<?, ?>) each)
                .toList();
        var rated = told.stream().filter(each -> each.get("number") != null).findFirst();
        var title = rated.map(AnswersStory::rated).orElseGet(() -> t("feedback.story.said"));
        var words = told.stream()
                .map(each -> each.get("text"))
                .filter(Objects::nonNull)
                .map(Object::toString)
                .collect(Collectors.joining(" · "));
        return new Told("message-circle", title, words.isEmpty() ? null : words, null);
    }

    private static String rated(Map<?, ?> answer) {
        var question = String.valueOf(answer.get("question"));
        var given = answer.get("number") instanceof Number number ? AnswerWords.number(number.doubleValue()) : "";
        return answer.get("of") instanceof Number of
                ? t("feedback.story.rated", question, given, AnswerWords.number(of.doubleValue()))
                : t("feedback.story.number", question, given);
    }
}
