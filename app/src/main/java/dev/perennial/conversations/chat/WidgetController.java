package dev.perennial.conversations.chat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.util.DigestUtils;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.context.request.WebRequest;

/// The script itself; where the chat is off it does nothing.
@Controller
@RequestMapping("/p/conversations/chat/widget.js")
class WidgetController {
    private static final MediaType SCRIPT = MediaType.valueOf("text/javascript;charset=UTF-8");

    private final Widgets widgets;
    private final WidgetScript script;

    WidgetController(Widgets widgets, WidgetScript script) {
        this.widgets = widgets;
        this.script = script;
    }

    /// @param preview as its owner sees it before it is switched on
    @GetMapping
    ResponseEntity<byte[]> script(@RequestParam(defaultValue = "false") boolean preview, WebRequest request) {
        var widget = widgets.current();
        var text = widget.active() || preview ? script.of(widget) : "/* The chat is switched off. */";
        var body = text.getBytes(StandardCharsets.UTF_8);
        var tag = '"' + DigestUtils.md5DigestAsHex(body) + '"';
        var answer = ResponseEntity.ok()
                .cacheControl(
                        preview
                                ? CacheControl.noStore()
                                : CacheControl.maxAge(Duration.ofMinutes(5)).cachePublic())
                .header("Cross-Origin-Resource-Policy", "cross-origin")
                .contentType(SCRIPT)
                .eTag(tag);
        return request.checkNotModified(tag)
                ? ResponseEntity.status(304).eTag(tag).build()
                : answer.body(body);
    }
}
