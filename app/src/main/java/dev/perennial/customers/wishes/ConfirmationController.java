package dev.perennial.customers.wishes;

import dev.perennial.customers.consent.Confirmations;
import dev.perennial.customers.consent.SignedLinks;
import dev.perennial.customers.consent.SignedLinks.Use;
import dev.perennial.ui.View;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// Where a person says yes once more, from the mailbox: opening asks, the button confirms.
@Controller
@RequestMapping("/p/customers/wishes/confirmation")
class ConfirmationController {
    private final SignedLinks links;
    private final Confirmations confirmations;
    private final Pace pace;

    ConfirmationController(SignedLinks links, Confirmations confirmations, Pace pace) {
        this.links = links;
        this.confirmations = confirmations;
        this.pace = pace;
    }

    @ModelAttribute
    void keepPrivate(HttpServletResponse response) {
        Privacy.on(response);
    }

    @GetMapping
    View ask(@RequestParam(name = "t", defaultValue = "") String token, HttpServletRequest request) {
        if (pace.tooFast(request.getRemoteAddr())) return new BusyPage();
        return links.read(token, Use.CONFIRMATION)
                .flatMap(link -> confirmations.question(link.request()))
                .<View>map(question -> new ConfirmationPage(token, question))
                .orElseGet(ClosedPage::new);
    }

    @PostMapping
    View confirm(@RequestParam(name = "t", defaultValue = "") String token, HttpServletRequest request) {
        if (pace.tooFast(request.getRemoteAddr())) return new BusyPage();
        return links.read(token, Use.CONFIRMATION)
                .flatMap(link -> confirmations.confirm(link.request(), request.getRemoteAddr()))
                .<View>map(question -> new ConfirmationPage(token, question))
                .orElseGet(ClosedPage::new);
    }
}
