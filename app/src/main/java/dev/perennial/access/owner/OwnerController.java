package dev.perennial.access.owner;

import dev.perennial.access.SignedInSessions;
import dev.perennial.access.staff.NewPassword;
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
@RequestMapping("/access/owner")
class OwnerController {
    private final OwnersWayBack wayBack;
    private final SignedInSessions sessions;

    OwnerController(OwnersWayBack wayBack, SignedInSessions sessions) {
        this.wayBack = wayBack;
        this.sessions = sessions;
    }

    @GetMapping
    View form(@RequestParam(defaultValue = "") String token, HttpServletRequest request) {
        return new OwnerPage(wayBack.isOpenTo(token, request) ? token : "", "");
    }

    @PostMapping
    Object setPassword(
            @RequestParam(defaultValue = "") String token,
            @RequestParam(defaultValue = "") String password,
            HttpServletRequest request,
            HttpServletResponse response) {
        if (!wayBack.isOpenTo(token, request)) return new OwnerPage("", "");
        var mistake = NewPassword.mistake(password);
        if (mistake.isPresent()) return new OwnerPage(token, mistake.get());

        var owner = wayBack.setPassword(token, password);
        if (owner.isEmpty()) return new OwnerPage("", "");
        sessions.open(owner.get(), request, response);
        return Redirect.to("/");
    }
}
