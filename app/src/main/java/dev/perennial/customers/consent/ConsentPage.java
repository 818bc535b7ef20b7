package dev.perennial.customers.consent;

import dev.perennial.customers.Channel;
import dev.perennial.customers.Purpose;
import dev.perennial.ui.View;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How many people may be written to, and what they are asked.
public record ConsentPage(
        List<Topic> topics, boolean mayChange, @Nullable String mistake) implements View {
    /// @param wordings the newest in each language; the product's own when none was written
    /// @param earlier every version there was
    public record Topic(Purpose purpose, List<Count> counts, List<Wording> wordings, List<Wording> earlier) {}

    /// How many customers of those who can be reached by a channel.
    public record Count(Channel channel, long reachable, long granted, long waiting, long refused) {
        public long notAsked() {
            return Math.max(0, reachable - granted - waiting - refused);
        }
    }

    public List<Channel> channels() {
        return Arrays.asList(Channel.values());
    }
}
