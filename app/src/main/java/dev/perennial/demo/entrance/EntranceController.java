package dev.perennial.demo.entrance;

import dev.perennial.access.SignedInSessions;
import dev.perennial.ui.Redirect;
import dev.perennial.ui.View;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

@Controller
@RequestMapping("/demo/entrance")
class EntranceController {
    private final Entrance entrance;
    private final SignedInSessions sessions;

    EntranceController(Entrance entrance, SignedInSessions sessions) {
        this.entrance = entrance;
        this.sessions = sessions;
    }

    @GetMapping
    View show(@RequestParam(defaultValue = "") String token, HttpServletRequest request) {
        return entrance.ownerFor(token, request)
                .<View>map(owner -> new EntrancePage(owner.name(), token))
                .orElseGet(EntranceClosedPage::new);
    }

    @PostMapping
    Object enter(
            @RequestParam(defaultValue = "") String token, HttpServletRequest request, HttpServletResponse response) {
        var owner = entrance.ownerFor(token, request);
        if (owner.isEmpty()) return new EntranceClosedPage();
        sessions.open(owner.get(), request, response);
        return Redirect.to("/");
    }
}
