package dev.perennial.messaging.reading;

import dev.perennial.messaging.Received.Party;
import dev.perennial.messaging.Received.Robot;
import java.io.InputStream;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// What a mail says.
///
/// @param answersTo whom an answer should reach when that is not the sender, or null
/// @param reached every address of ours and others it was sent to, as written: To, Cc and what servers kept of its
/// envelope
/// @param report what a mail server has to say about a mail of ours, or null
public record Mail(
        Party from,
        @Nullable Party answersTo,
        List<Party> to,
        List<Party> copies,
        Set<String> reached,
        @Nullable String subject,
        String fresh,
        String text,
        @Nullable String html,
        @Nullable String messageId,
        List<String> references,
        @Nullable Robot automatic,
        List<Verdict> verdicts,
        List<Enclosed> enclosed,
        @Nullable DeliveryReport report) {

    /// A file that came along; its bytes are unpacked while they are read.
    ///
    /// @param contentId as the HTML names it, without brackets, or null
    public record Enclosed(
            String name, String type, @Nullable String contentId, Supplier<InputStream> open) {}

    /// What a server found out about the sender, by `Authentication-Results`.
    ///
    /// @param server as it calls itself
    /// @param domain the domain of the sender it speaks of, or empty when it does not say
    public record Verdict(String server, boolean dmarcPassed, String domain) {}

    /// Whether its sender reads no answers, by its name.
    public boolean isFromNobody() {
        return Robots.isNobody(from);
    }

    /// What stood behind a plus sign in these addresses of ours.
    public List<String> tags(Collection<String> ours) {
        var tags = new TreeSet<String>();
        for (var address : reached) {
            int plus = address.indexOf('+');
            int at = address.lastIndexOf('@');
            if (plus > 0
                    && plus + 1 < at
                    && ours.stream()
                            .anyMatch(it -> it.equalsIgnoreCase(address.substring(0, plus) + address.substring(at))))
                tags.add(address.substring(plus + 1, at));
        }
        return List.copyOf(tags);
    }

    /// Whether the server we trust says that the sender is who it says. Only its latest word counts: what stands
    /// below may have been there before the mail reached it.
    public boolean isProvenBy(@Nullable String server) {
        if (server == null) return false;
        return verdicts.stream()
                .filter(it -> it.server().equalsIgnoreCase(server))
                .findFirst()
                .filter(it -> it.dmarcPassed()
                        && (it.domain().isEmpty() || from.address().endsWith("@" + it.domain())))
                .isPresent();
    }
}
