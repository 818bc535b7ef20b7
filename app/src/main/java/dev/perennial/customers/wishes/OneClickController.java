package dev.perennial.customers.wishes;

import dev.perennial.customers.consent.SignedLinks;
import dev.perennial.customers.consent.SignedLinks.Use;
import dev.perennial.ui.View;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// The unsubscribe button of mail programs (RFC 8058): they post without cookies and without asking, and get the same
/// answer whatever the link is worth. Opening the address shows a page with the button; it changes nothing.
@Controller
@RequestMapping("/p/customers/wishes/one-click")
class OneClickController {
    private final SignedLinks links;
    private final Unsubscribing unsubscribing;
    private final Pace pace;

    OneClickController(SignedLinks links, Unsubscribing unsubscribing, Pace pace) {
        this.links = links;
        this.unsubscribing = unsubscribing;
        this.pace = pace;
    }

    @ModelAttribute
    void keepPrivate(HttpServletResponse response) {
        Privacy.on(response);
    }

    @GetMapping
    View page(@RequestParam(name = "t", defaultValue = "") String token, HttpServletRequest request) {
        if (pace.tooFast(request.getRemoteAddr())) return new BusyPage();
        return links.read(token, Use.ONE_CLICK)
                .<View>map(_ -> new OneClickPage(token))
                .orElseGet(ClosedPage::new);
    }

    @PostMapping
    ResponseEntity<String> unsubscribe(
            @RequestParam(name = "t", defaultValue = "") String token,
            @RequestParam(name = "List-Unsubscribe", defaultValue = "") String body,
            HttpServletRequest request) {
        if (!body.equals("One-Click"))
            return ResponseEntity.badRequest().body("The body has to be List-Unsubscribe=One-Click");
        links.read(token, Use.ONE_CLICK).ifPresent(link -> unsubscribing.unsubscribe(link, request.getRemoteAddr()));
        return ResponseEntity.ok("Unsubscribed");
    }
}
