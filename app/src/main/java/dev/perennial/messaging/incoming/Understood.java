package dev.perennial.messaging.incoming;

import dev.perennial.messaging.Received.Party;
import dev.perennial.messaging.Received.Robot;
import dev.perennial.messaging.reading.Mail.Enclosed;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What came in, understood or not.
public sealed interface Understood {
    /// As [dev.perennial.messaging.Received], before its files are stored.
    record Message(
            Party from,
            List<Party> to,
            List<Party> copies,
            @Nullable String subject,
            String fresh,
            String text,
            @Nullable String html,
            @Nullable String messageId,
            List<String> references,
            List<String> tags,
            @Nullable Robot automatic,
            boolean proven,
            List<Enclosed> enclosed)
            implements Understood {}

    /// It is done with: a report that was filed, a receipt.
    ///
    /// @param people the addresses in it
    record Nothing(List<String> people) implements Understood {}

    record NotReadable(Why why) implements Understood {}
}
