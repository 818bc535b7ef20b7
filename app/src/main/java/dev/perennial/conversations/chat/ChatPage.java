package dev.perennial.conversations.chat;

import dev.perennial.ui.View;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// @param address where the script is reached from outside, or null while that is not set
/// @param secrets those that vouch for visitors, the newest first
/// @param secret the one just made, or empty
/// @param canMail whether there is a mailbox to go on with by mail
public record ChatPage(
        ChatForm form,
        Map<String, String> mistakes,
        @Nullable String address,
        List<Secret> secrets,
        String secret,
        boolean canMail,
        int status)
        implements View {
    public record Secret(Instant madeAt, @Nullable Instant endsAt) {}

    public @Nullable String mistake(String input) {
        return mistakes.get(input);
    }

    /// What is pasted into the pages of the shop's site.
    public String snippet() {
        return "<script src=\"%s\" defer></script>"
                .formatted(address == null ? "https://…/p/conversations/chat/widget.js" : address);
    }

    /// What the site's own rules have to let in, for those who have such.
    public String rules() {
        var host = address == null ? "https://…" : address.substring(0, address.indexOf("/p/"));
        return "script-src %1$s; connect-src %1$s".formatted(host);
    }
}
