package dev.perennial.feedback.answers;

import dev.perennial.access.ApiArea;
import dev.perennial.access.InArea;
import dev.perennial.customers.Somebody;
import dev.perennial.feedback.Answers;
import dev.perennial.feedback.Keeping.Contradicted;
import dev.perennial.feedback.Keeping.Kept;
import dev.perennial.feedback.Keeping.Refused;
import dev.perennial.feedback.Keeping.SeenBefore;
import dev.perennial.feedback.Questions;
import dev.perennial.feedback.Submission;
import dev.perennial.programs.Answer;
import dev.perennial.programs.Cursor;
import dev.perennial.programs.Fields;
import dev.perennial.programs.Requests;
import dev.perennial.ui.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// What people said, for programs to bring and to read; `docs/api/feedback.md` tells how.
@RestController
@RequestMapping("/api/v1/feedback/answers")
@InArea("feedback")
class AnswersApi {
    private final Answers answers;
    private final Questions questions;
    private final KeptSubmissions kept;
    private final Requests requests;

    AnswersApi(Answers answers, Questions questions, KeptSubmissions kept, Requests requests) {
        this.answers = answers;
        this.questions = questions;
        this.kept = kept;
        this.requests = requests;
    }

    @Bean
    static ApiArea feedbackForPrograms() {
        return new ApiArea(40, "feedback", "feedback.area", "feedback.area.help");
    }

    @PostMapping
    ResponseEntity<String> bring(HttpServletRequest request) throws IOException {
        return requests.write(request, "feedback.answers", this::bring);
    }

    @GetMapping("/{id}")
    ResponseEntity<String> show(HttpServletRequest request, @PathVariable UUID id) {
        return requests.show(request, () -> answer(200, id));
    }

    @GetMapping
    ResponseEntity<String> list(HttpServletRequest request) {
        return requests.read(request, this::list);
    }

    private Answer list(Fields asked) {
        var page = asked.page("submissions");
        if (!asked.refusals().isEmpty()) return Answer.refused(asked.refusals());
        var after = page.after() == null ? null : page.after().id();
        return page.of(kept.after(after, page.most()), SubmissionJson::of, it -> new Cursor(it.at(), it.first()));
    }

    private Answer bring(Fields sent) {
        var customer = Somebody.sent(sent);
        var submission = submission(sent);
        if (!sent.refusals().isEmpty()) return Answer.refused(sent.refusals());
        return switch (customer == null ? answers.keep(submission) : answers.keep(submission, customer)) {
            case Kept(var id) -> answer(201, id);
            case SeenBefore(var id) when kept.find(id).isPresent() -> answer(200, id);
            case SeenBefore _ -> erased(submission);
            case Contradicted other -> Answer.conflict(other.difference());
            case Refused(var reasons) -> Answer.refused(reasons);
        };
    }

    private Submission submission(Fields sent) {
        return new Submission(
                Submission.Type.PROGRAM,
                sent.text("source"),
                sent.text("number"),
                null,
                sent.moment("at"),
                sent.optionalText("product"),
                sent.optionalText("place"),
                sent.optionalText("channel"),
                sent.optionalText("language"),
                sent.each("answers", Submission.MOST_ANSWERS, it -> SentAnswer.read(it, questions)));
    }

    private static Answer erased(Submission submission) {
        return Answer.refused(
                List.of(Refusal.of("feedback", "number", submission.number(), "erased", submission.source())));
    }

    private Answer answer(int status, UUID id) {
        var submission = kept.find(id).orElseThrow(() -> new NoSuchElementException(id.toString()));
        var customer = submission.customer();
        return Answer.of(status, SubmissionJson.of(submission)).about(customer == null ? null : customer.value());
    }
}
