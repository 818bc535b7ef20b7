package dev.perennial.messaging.reading;

import dev.perennial.messaging.reading.DeliveryReport.Action;
import dev.perennial.messaging.reading.DeliveryReport.Kind;
import dev.perennial.messaging.reading.DeliveryReport.Recipient;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Finds out what a report says: by RFC 3464 where the server keeps to it, by RFC 5965 for complaints, else by the
/// words that qmail, Exim and Exchange have always used.
final class DeliveryReports {
    private static final int MOST = 256 * 1024;
    private static final Pattern STATUS = Pattern.compile("\\b([245]\\.\\d{1,3}\\.\\d{1,3})\\b");
    private static final Pattern CODE = Pattern.compile("\\b([45])\\d\\d[ -]");
    private static final Pattern ADDRESS = Pattern.compile("<?([^\\s<>()\"',;:]{1,200}@[^\\s<>()\"',;:]{1,200})>?:?");
    private static final Pattern ORIGINAL_ID = Pattern.compile("(?im)^[> ]*Message-ID:\\s*(<[^<>\\s]{1,900}>)");
    private static final Pattern BEGINS_COPY = Pattern.compile(
            "(?im)^[-\\h]*(Below this line is a copy of the message|This is a copy of (the|your) message.*"
                    + "|Original message headers:|Original message follows|Message headers follow|The following is a copy.*)");
    private static final Pattern FAILED_WORDS =
            Pattern.compile("(?i)(this is the qmail-send program|could not be delivered to one or more"
                    + "|A message that you sent could not be delivered|message that you sent has not yet been delivered"
                    + "|delivery has failed to these recipients|wasn't delivered to|couldn't be delivered"
                    + "|address not found|undeliverable|delivery status notification|returned mail|mail delivery failed"
                    + "|Die folgende.{0,40}Adresse.{0,40}konnte nicht|unzustellbar)");
    private static final Pattern DELAYED_WORDS = Pattern.compile(
            "(?i)(has not yet been delivered|delivery is delayed|delayed|will (be )?retr(y|ied)|warning:)");

    private DeliveryReports() {}

    /// @param parts all parts of the mail
    /// @param text what it says to people
    static @Nullable DeliveryReport find(Part mail, List<Part> parts, String text, boolean isFromServer) {
        var complaint = first(parts, "message/feedback-report");
        var original = original(parts);
        if (complaint != null) return complaint(complaint, original);
        var status = first(parts, "message/delivery-status");
        if (status == null) status = first(parts, "message/global-delivery-status");
        if (status != null) return new DeliveryReport(Kind.DELIVERY, recipients(status), id(original, text));
        var failed = mail.all("X-Failed-Recipients");
        if (failed.isEmpty() && !(isFromServer && FAILED_WORDS.matcher(text).find())) return null;
        return new DeliveryReport(Kind.DELIVERY, byWords(failed, text), id(original, text));
    }

    private static DeliveryReport complaint(Part report, @Nullable Part original) {
        var fields = fields(report).getFirst();
        var whom = value(fields, "Original-Rcpt-To");
        if (whom == null && original != null) whom = original.first("To");
        var recipients = AddressList.parse(whom == null ? List.of() : List.of(whom)).stream()
                .map(it -> new Recipient(it.address(), Action.FAILED, "", "abuse"))
                .toList();
        return new DeliveryReport(Kind.COMPLAINT, recipients, id(original, ""));
    }

    private static List<Recipient> recipients(Part status) {
        var recipients = new ArrayList<Recipient>();
        for (var block : fields(status)) {
            var whom = value(block, "Original-Recipient");
            var last = value(block, "Final-Recipient");
            var address = address(whom == null || !whom.contains("@") ? last : whom);
            var action = value(block, "Action");
            if (address == null) continue;
            var words = value(block, "Diagnostic-Code");
            var code = value(block, "Status");
            recipients.add(new Recipient(
                    address,
                    action(action),
                    code == null ? "" : code.replaceFirst("\\s.*", ""),
                    words == null ? "" : words.replaceFirst("(?i)^smtp;\\s*", "")));
        }
        return List.copyOf(recipients);
    }

    private static Action action(@Nullable String action) {
        return switch (action == null ? "" : action.strip().toLowerCase(Locale.ROOT)) {
            case "delayed" -> Action.DELAYED;
            case "delivered", "relayed", "expanded" -> Action.DELIVERED;
            default -> Action.FAILED;
        };
    }

    private static List<Recipient> byWords(List<String> failed, String text) {
        var copy = BEGINS_COPY.matcher(text);
        var said = copy.find() ? text.substring(0, copy.start()) : text;
        var action = DELAYED_WORDS.matcher(said).find() ? Action.DELAYED : Action.FAILED;
        var found = new ArrayList<String>();
        for (var address : String.join(",", failed).split(","))
            if (address.contains("@")) found.add(address.strip().toLowerCase(Locale.ROOT));
        if (found.isEmpty())
            said.lines()
                    .map(String::strip)
                    .map(ADDRESS::matcher)
                    .filter(Matcher::lookingAt)
                    .map(it -> it.group(1).toLowerCase(Locale.ROOT).replaceFirst("[.:]+$", ""))
                    .distinct()
                    .limit(50)
                    .forEach(found::add);
        var status = status(said);
        var words = said.lines()
                .map(String::strip)
                .filter(it -> STATUS.matcher(it).find() || CODE.matcher(it).find())
                .findFirst()
                .orElse("");
        return found.stream()
                .map(it -> new Recipient(it, action, status, words))
                .toList();
    }

    private static String status(String text) {
        var exact = STATUS.matcher(text);
        if (exact.find()) return exact.group(1);
        var code = CODE.matcher(text);
        return code.find() ? code.group(1) + ".0.0" : "";
    }

    /// The blocks of a status part, each a list of lines with the folded ones joined.
    private static List<List<String>> fields(Part status) {
        var text = new String(status.bytes(MOST), StandardCharsets.UTF_8).replaceAll("\\r?\\n[ \\t]+", " ");
        var blocks = new ArrayList<List<String>>();
        for (var block : text.strip().split("(\\r?\\n[ \\t]*){2,}"))
            blocks.add(block.lines().toList());
        return blocks;
    }

    private static @Nullable String value(List<String> block, String name) {
        return block.stream()
                .filter(it -> it.regionMatches(true, 0, name + ":", 0, name.length() + 1))
                .map(it -> it.substring(name.length() + 1).strip())
                .findFirst()
                .orElse(null);
    }

    private static @Nullable String address(@Nullable String field) {
        if (field == null) return null;
        var bare = field.substring(field.indexOf(';') + 1).strip();
        var found = ADDRESS.matcher(bare);
        return found.find() ? found.group(1).toLowerCase(Locale.ROOT) : null;
    }

    private static @Nullable Part first(List<Part> parts, String type) {
        return parts.stream()
                .filter(it -> it.type().value().equals(type))
                .findFirst()
                .orElse(null);
    }

    /// The header of the mail it is about, as a part of its own.
    private static @Nullable Part original(List<Part> parts) {
        for (var type : List.of("text/rfc822-headers", "message/rfc822-headers", "message/rfc822", "message/global")) {
            var part = first(parts, type);
            if (part == null) continue;
            var bytes = part.bytes(MOST);
            return Part.of(bytes, 0, bytes.length);
        }
        return null;
    }

    private static @Nullable String id(@Nullable Part original, String text) {
        if (original != null) {
            var ids = MessageIds.in(original.all("Message-ID"));
            if (!ids.isEmpty()) return ids.getFirst();
        }
        var found = ORIGINAL_ID.matcher(text);
        return found.find() ? found.group(1) : null;
    }
}
