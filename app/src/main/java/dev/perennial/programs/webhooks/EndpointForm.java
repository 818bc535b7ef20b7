package dev.perennial.programs.webhooks;

import static dev.perennial.ui.Words.t;

import dev.perennial.platform.outgoing.Outgoing;
import dev.perennial.programs.WebhookEvent;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A program to be told, as typed.
///
/// @param events the types chosen; none stands for all
public record EndpointForm(String url, List<String> events) {
    static final EndpointForm BLANK = new EndpointForm("", List.of());

    /// Input name to sentence.
    Map<String, String> mistakes(Outgoing outgoing, List<WebhookEvent> known) {
        var mistakes = new LinkedHashMap<String, String>();
        outgoing.doubt(url).ifPresent(why -> mistakes.put("url", t("programs.webhooks.url." + why, shown())));
        events.stream()
                .filter(it -> known.stream().noneMatch(event -> event.type().equals(it)))
                .findFirst()
                .ifPresent(it -> mistakes.put("events", t("programs.webhooks.events.unknown", it)));
        return mistakes;
    }

    List<String> wanted() {
        return events.isEmpty() ? List.of("*") : events;
    }

    private String shown() {
        return url.length() <= 100 ? url : url.substring(0, 100) + "…";
    }
}
