package dev.perennial.conversations.chat;

import static dev.perennial.ui.Words.t;

import dev.perennial.platform.Businesses;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// The script for the shop's site, with the owner's colour and words in it: so it has nothing to ask for.
@Component
class WidgetScript {
    private static final String PLACE = "SETTINGS";

    /// Where its style begins.
    private static final String LOOK = "replaceSync(`";

    private static final List<String> WORDS = List.of(
            "open",
            "close",
            "log",
            "label",
            "send",
            "you",
            "sending",
            "failed",
            "lost",
            "again",
            "there",
            "closed",
            "nobody",
            "reached",
            "hidden",
            "address",
            "addressWhy",
            "addressSave",
            "byMail",
            "news");

    private final Businesses businesses;
    private final JsonMapper json;
    private final String source;

    WidgetScript(Businesses businesses, JsonMapper json) throws IOException {
        this.businesses = businesses;
        this.json = json;
        try (var file = Objects.requireNonNull(getClass().getResourceAsStream("widget.js"))) {
            source = bare(new String(file.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    /// Without what only its writers need: comments on lines of their own, and room.
    private static String bare(String written) {
        var lines = written.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !(line.startsWith("/*") && line.endsWith("*/")))
                .collect(Collectors.joining("\n"));
        var look = lines.indexOf(LOOK);
        var end = lines.indexOf('`', look + LOOK.length());
        var packed =
                lines.substring(look, end).replaceAll("\\s*([{};,])\\s*", "$1").replace(": ", ":");
        return lines.substring(0, look) + packed + lines.substring(end);
    }

    /// @param words in the language of the business
    record Settings(String lang, String colour, String ink, Map<String, String> words) {}

    String of(Widget widget) {
        var business = businesses.current();
        var words = new LinkedHashMap<String, String>();
        for (var word : WORDS) words.put(word, t("conversations.chat.widget." + word, "{0}"));
        words.put("title", business.name());
        words.put("us", business.name());
        words.put("greeting", widget.greeting());
        var settings = new Settings(
                business.language().toLanguageTag(),
                widget.colour().toString(),
                widget.colour().ink().toString(),
                words);
        return source.replace(PLACE, json.writeValueAsString(settings));
    }
}
