package dev.perennial.conversations.chat;

import static dev.perennial.ui.Words.t;

import dev.perennial.ui.Redirect;
import jakarta.servlet.http.HttpServletRequest;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// The chat without a script: a message, and the answer by mail.
@Controller
@RequestMapping("/p/conversations/chat")
class LeaveController {
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Widgets widgets;
    private final Talking talking;
    private final ChatDesk desk;
    private final ChatPace pace;

    LeaveController(Widgets widgets, Talking talking, ChatDesk desk, ChatPace pace) {
        this.widgets = widgets;
        this.talking = talking;
        this.desk = desk;
        this.pace = pace;
    }

    @GetMapping
    LeavePage page(@RequestParam(required = false) @Nullable String sent) {
        if (!widgets.isActive()) return LeavePage.off();
        return sent != null ? LeavePage.done() : form(Typed.of(null, null, null, chance()), null, 200);
    }

    @PostMapping
    Object leave(
            @RequestParam(defaultValue = "") String text,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String address,
            @RequestParam(defaultValue = "") String began,
            HttpServletRequest request) {
        if (!widgets.isActive()) return LeavePage.off();
        var typed = Typed.of(text, name, address, began);
        var mistake = address.isBlank() ? Optional.of(t("conversations.chat.wrong.noAddress")) : typed.mistake();
        if (mistake.isPresent()) return form(typed, mistake.get(), 422);
        var network = ChatPace.network(request.getRemoteAddr());
        if (pace.count(ChatPace.What.MESSAGE_HERE, network)
                .or(() -> pace.count(ChatPace.What.BEGINNING, network))
                .isPresent()) return form(typed, t("conversations.chat.wrong.tooOften"), 429);
        talking.leave(typed);
        return Redirect.to("/p/conversations/chat?sent");
    }

    private LeavePage form(Typed typed, @Nullable String mistake, int status) {
        return LeavePage.of(typed, desk.now(widgets.current().awayAfter()), mistake, status);
    }

    private static String chance() {
        var bytes = new byte[16];
        RANDOM.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
