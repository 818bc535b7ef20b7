package dev.perennial.conversations.chat;

import static dev.perennial.ui.Words.t;

import dev.perennial.ui.Texts;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;

/// The owner's wishes as typed.
///
/// @param origins one site a line
public record ChatForm(
        boolean active, String origins, String greeting, String colour, String source, String awayAfter) {
    private static final int LONGEST_GREETING = 300;
    private static final int MOST_ORIGINS = 20;
    private static final int MOST_MINUTES = 240;
    private static final Pattern SOURCE = Pattern.compile("[a-z0-9][a-z0-9._-]{0,59}");

    static ChatForm of(Widget widget) {
        return new ChatForm(
                widget.active(),
                String.join("\n", widget.origins()),
                widget.greeting(),
                widget.colour().toString(),
                widget.source(),
                String.valueOf(widget.awayAfter()));
    }

    /// Input name to what is wrong with it.
    Map<String, String> mistakes() {
        var mistakes = new LinkedHashMap<String, String>();
        for (var line : lines())
            if (origin(line).isEmpty())
                mistakes.putIfAbsent("origins", t("conversations.chat.form.origin.wrong", line));
        if (lines().size() > MOST_ORIGINS)
            mistakes.put("origins", t("conversations.chat.form.origin.many", lines().size(), MOST_ORIGINS));
        if (greeting.isBlank() || greeting.strip().length() > LONGEST_GREETING || !Texts.isStorable(greeting))
            mistakes.put(
                    "greeting",
                    t("conversations.chat.form.greeting.wrong", greeting.strip().length(), LONGEST_GREETING));
        var read = Colour.read(colour);
        if (read.isEmpty()) mistakes.put("colour", t("conversations.chat.form.colour.wrong", colour));
        else if (!read.get().isSeen())
            mistakes.put(
                    "colour",
                    t(
                            "conversations.chat.form.colour.pale",
                            read.get(),
                            read.get().darkEnough()));
        if (!SOURCE.matcher(source.strip()).matches())
            mistakes.put("source", t("conversations.chat.form.source.wrong", source));
        if (minutes().isEmpty())
            mistakes.put("awayAfter", t("conversations.chat.form.awayAfter.wrong", awayAfter, MOST_MINUTES));
        return mistakes;
    }

    /// Only to be asked when there are no mistakes.
    Widget widget() {
        var origins = new TreeSet<String>();
        for (var line : lines()) origin(line).ifPresent(origins::add);
        return new Widget(
                active,
                new ArrayList<>(origins),
                greeting.strip(),
                Colour.read(colour).orElseThrow(),
                source.strip(),
                minutes().orElseThrow());
    }

    private List<String> lines() {
        return origins.lines().map(String::strip).filter(it -> !it.isEmpty()).toList();
    }

    private Optional<Integer> minutes() {
        try {
            var minutes = Integer.parseInt(awayAfter.strip());
            return minutes >= 0 && minutes <= MOST_MINUTES ? Optional.of(minutes) : Optional.empty();
        } catch (NumberFormatException _) {
            return Optional.empty();
        }
    }

    /// A site as browsers name it: the beginning of its address, up to the first slash after the name.
    private static Optional<String> origin(String line) {
        try {
            var uri = URI.create(line.toLowerCase(Locale.ROOT));
            var isSite = ("https".equals(uri.getScheme()) || "http".equals(uri.getScheme()))
                    && uri.getHost() != null
                    && uri.getRawUserInfo() == null;
            if (!isSite) return Optional.empty();
            var usual = uri.getPort() == -1
                    || uri.getPort() == 443 && uri.getScheme().equals("https")
                    || uri.getPort() == 80 && uri.getScheme().equals("http");
            return Optional.of(uri.getScheme() + "://" + uri.getHost() + (usual ? "" : ":" + uri.getPort()));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }
}
