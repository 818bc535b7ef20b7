package dev.perennial.messaging.incoming;

import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Reads what came in, one after the other, until nothing is due.
@Component
class ReadingRound {
    private static final Logger LOG = LoggerFactory.getLogger(ReadingRound.class);

    private final Desk desk;
    private final Taking taking;

    ReadingRound(Desk desk, Taking taking) {
        this.desk = desk;
        this.taking = taking;
    }

    void run() {
        if (!taking.hasReceivers()) return;
        for (var next = desk.next(); next.isPresent(); next = desk.next()) read(next.get());
    }

    /// What goes wrong with one message must not keep the others waiting.
    private void read(Attempt attempt) {
        if (attempt.isOneTooMany()) {
            desk.setAside(attempt, Why.FAILED, "");
            return;
        }
        try {
            taking.take(attempt);
        } catch (RuntimeException | IOException | StackOverflowError | OutOfMemoryError e) {
            LOG.warn("Message {} could not be taken, attempt {}", attempt.id(), attempt.tries(), e);
            if (attempt.isLast()) desk.setAside(attempt, Why.FAILED, said(e));
            else desk.tryLater(attempt, said(e));
        }
    }

    private static String said(Throwable thrown) {
        return thrown.getMessage() == null
                ? thrown.getClass().getSimpleName()
                : thrown.getClass().getSimpleName() + ": " + thrown.getMessage().replace('\0', ' ');
    }
}
