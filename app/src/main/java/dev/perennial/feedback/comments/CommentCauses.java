package dev.perennial.feedback.comments;

import dev.perennial.feedback.AnswersGiven;
import dev.perennial.feedback.AnswersImported;
import dev.perennial.feedback.CommentsWanted;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

@Component
class CommentCauses {
    private final CommentsWanted reading;

    CommentCauses(CommentsWanted reading) {
        this.reading = reading;
    }

    @ApplicationModuleListener
    void on(AnswersGiven given) {
        reading.soon();
    }

    @ApplicationModuleListener
    void on(AnswersImported imported) {
        reading.soon();
    }
}
