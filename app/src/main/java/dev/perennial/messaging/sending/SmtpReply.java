package dev.perennial.messaging.sending;

import java.util.Set;
import java.util.regex.Pattern;

/// What a mail server answered (RFC 5321), with the code that says it in more detail where there is one (RFC 3463).
public record SmtpReply(int code, String text) {
    private static final Pattern ENHANCED = Pattern.compile("\\b([245]\\.\\d{1,3}\\.\\d{1,3})\\b");
    /// No such mailbox, no such domain, moved and nobody knows where, a domain that takes no mail.
    private static final Set<String> NOBODY = Set.of("5.1.1", "5.1.2", "5.1.6", "5.1.10");
    private static final Pattern NOBODY_IN_WORDS = Pattern.compile(
            "(?i)(user|recipient|mailbox|address|account)\\b.{0,40}\\b(unknown|not found|does ?n.t exist|does not exist|invalid)"
                    + "|no such (user|mailbox|recipient|address|person)|unknown (user|recipient|mailbox)");

    public static SmtpReply of(int code, String text) {
        return new SmtpReply(code, text.replaceAll("[\\p{Cntrl}]+", " ").strip());
    }

    boolean isTransient() {
        return code >= 400 && code < 500;
    }

    /// Whether it says for good that nobody lives at the address. A server that is only displeased, full or suspicious
    /// says something else, and the address stays good.
    public boolean saysNobodyIsThere() {
        if (code < 500) return false;
        var enhanced = ENHANCED.matcher(text);
        if (enhanced.find()) return NOBODY.contains(enhanced.group(1));
        return (code == 550 || code == 551 || code == 553)
                && NOBODY_IN_WORDS.matcher(text).find();
    }

    @Override
    public String toString() {
        return text.length() <= 300 ? text : text.substring(0, 300) + "…";
    }
}
