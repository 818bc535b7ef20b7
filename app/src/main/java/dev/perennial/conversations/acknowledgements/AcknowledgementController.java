package dev.perennial.conversations.acknowledgements;

import static dev.perennial.ui.Words.t;

import dev.perennial.access.CurrentStaff;
import dev.perennial.access.Role;
import dev.perennial.ui.Notice;
import dev.perennial.ui.Redirect;
import dev.perennial.ui.View;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

@Controller
@RequestMapping("/conversations/acknowledgements")
class AcknowledgementController {
    private final Acknowledgements acknowledgements;
    private final CurrentStaff staff;
    private final Clock clock;

    AcknowledgementController(Acknowledgements acknowledgements, CurrentStaff staff, Clock clock) {
        this.acknowledgements = acknowledgements;
        this.staff = staff;
        this.clock = clock;
    }

    @GetMapping
    View show() {
        return page(acknowledgements.current(), null);
    }

    @PostMapping
    Object set(
            @RequestParam(defaultValue = "false") boolean active,
            @RequestParam(defaultValue = "") String words,
            RedirectAttributes redirect) {
        staff.require(Role.MANAGER);
        var typed = new Acknowledgement(active, words.strip());
        if (words.isBlank()) return page(typed, t("conversations.ack.empty"));
        if (words.length() > Acknowledgement.LONGEST)
            return page(typed, t("conversations.ack.tooLong", words.length(), Acknowledgement.LONGEST));
        acknowledgements.set(typed);
        Notice.done(t(active ? "conversations.ack.on" : "conversations.ack.off"))
                .after(redirect);
        return Redirect.to("/conversations/acknowledgements");
    }

    private AcknowledgementPage page(Acknowledgement shown, @Nullable String mistake) {
        return new AcknowledgementPage(shown, mistake, staff.role().atLeast(Role.MANAGER), clock.instant());
    }
}
