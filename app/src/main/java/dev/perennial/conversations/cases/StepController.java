package dev.perennial.conversations.cases;

import static dev.perennial.ui.Words.moment;
import static dev.perennial.ui.Words.t;

import dev.perennial.access.Staff;
import dev.perennial.conversations.CaseId;
import dev.perennial.conversations.CaseState;
import dev.perennial.conversations.Cases;
import dev.perennial.conversations.Labels;
import dev.perennial.hours.Hours;
import dev.perennial.hours.PlaceId;
import dev.perennial.platform.Businesses;
import dev.perennial.ui.Notice;
import dev.perennial.ui.Redirect;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.format.DateTimeParseException;
import java.util.NoSuchElementException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// Where a case goes.
@Controller
@RequestMapping("/conversations/cases/{id}")
class StepController {
    private final Cases cases;
    private final Labels labels;
    private final Staff staff;
    private final Hours hours;
    private final Businesses businesses;
    private final Clock clock;

    StepController(Cases cases, Labels labels, Staff staff, Hours hours, Businesses businesses, Clock clock) {
        this.cases = cases;
        this.labels = labels;
        this.staff = staff;
        this.hours = hours;
        this.businesses = businesses;
        this.clock = clock;
    }

    @PostMapping("/assignment")
    Redirect assign(
            @PathVariable CaseId id,
            @RequestParam(required = false) @Nullable UUID assignee,
            RedirectAttributes redirect) {
        if (assignee == null) {
            cases.assign(id, null);
            return back(id);
        }
        var to = staff.active().stream()
                .filter(it -> it.account().equals(assignee))
                .findFirst()
                .orElseThrow(() -> new NoSuchElementException("nobody " + assignee));
        if (cases.isSeenBy(id, to)) cases.assign(id, to.id());
        else Notice.wrong(t("conversations.assign.unseen", to.displayName())).after(redirect);
        return back(id);
    }

    @PostMapping("/place")
    Redirect at(@PathVariable CaseId id, @RequestParam(required = false) @Nullable UUID place) {
        cases.at(
                id,
                place == null
                        ? null
                        : hours.find(new PlaceId(place))
                                .orElseThrow(() -> new NoSuchElementException("no place " + place)));
        return back(id);
    }

    @PostMapping("/closure")
    Redirect close(@PathVariable CaseId id, RedirectAttributes redirect) {
        cases.close(id);
        Notice.done(t("conversations.closed")).after(redirect);
        return Redirect.to("/conversations");
    }

    @PostMapping("/reopening")
    Redirect reopen(@PathVariable CaseId id) {
        cases.reopen(id);
        return back(id);
    }

    /// @param until an instant, or a local date and time; nothing wakes the case
    @PostMapping("/snooze")
    Redirect snooze(
            @PathVariable CaseId id, @RequestParam(defaultValue = "") String until, RedirectAttributes redirect) {
        if (until.isBlank()) {
            cases.wake(id);
            return back(id);
        }
        var at = instant(until);
        if (at == null || !at.isAfter(clock.instant())) {
            Notice.wrong(t("conversations.snooze.unclear", until)).after(redirect);
            return back(id);
        }
        cases.snooze(id, at);
        Notice.done(t("conversations.snooze.done", moment(at))).after(redirect);
        return Redirect.to("/conversations");
    }

    @PostMapping("/priority")
    Redirect prioritise(@PathVariable CaseId id, @RequestParam CaseState.Priority priority) {
        cases.prioritise(id, priority);
        return back(id);
    }

    @PostMapping("/labels")
    Redirect label(@PathVariable CaseId id, @RequestParam(defaultValue = "") String name, RedirectAttributes redirect) {
        var word = name.strip();
        if (word.isEmpty() || word.length() > Labels.LONGEST)
            Notice.wrong(t("conversations.label.unfit", word.length(), Labels.LONGEST))
                    .after(redirect);
        else labels.put(id, word);
        return back(id);
    }

    @PostMapping("/labels/{label}/removal")
    Redirect unlabel(@PathVariable CaseId id, @PathVariable UUID label) {
        labels.take(id, label);
        return back(id);
    }

    private @Nullable Instant instant(String text) {
        try {
            return text.endsWith("Z")
                    ? Instant.parse(text)
                    : LocalDateTime.parse(text)
                            .atZone(businesses.current().zone())
                            .toInstant();
        } catch (DateTimeParseException _) {
            return null;
        }
    }

    private static Redirect back(CaseId id) {
        return Redirect.to("/conversations/cases/" + id);
    }
}
