package dev.perennial.conversations.chat;

import java.nio.charset.StandardCharsets;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/// The shop's colour on the pages of the chat, so that it can be read on them by day and by night. Pages carry no style
/// of their own; this lies beside them.
@Controller
@RequestMapping("/p/conversations/chat/colour.css")
class ColourController {
    private static final MediaType CSS = new MediaType("text", "css", StandardCharsets.UTF_8);

    /// The pages and cards of `guest.css`: of each the one on which it is harder to read.
    private static final Colour BY_DAY = new Colour(0xf6, 0xf8, 0xf6);

    private static final Colour BY_NIGHT = new Colour(0x1a, 0x22, 0x1e);

    private final Widgets widgets;

    ColourController(Widgets widgets) {
        this.widgets = widgets;
    }

    @GetMapping
    ResponseEntity<String> style() {
        var colour = widgets.current().colour();
        return ResponseEntity.ok()
                .contentType(CSS)
                .body(":root { %s }\n@media (prefers-color-scheme: dark) { :root { %s } }\n"
                        .formatted(worn(colour.readableOn(BY_DAY)), worn(colour.readableOn(BY_NIGHT))));
    }

    private static String worn(Colour colour) {
        return "--accent: %s; --accent-ink: %s;".formatted(colour, colour.ink());
    }
}
