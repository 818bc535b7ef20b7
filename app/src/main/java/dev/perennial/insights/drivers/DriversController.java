package dev.perennial.insights.drivers;

import static dev.perennial.ui.Words.t;

import dev.perennial.access.CurrentStaff;
import dev.perennial.access.Role;
import dev.perennial.access.Staff;
import dev.perennial.insights.LookingBack;
import dev.perennial.platform.Businesses;
import dev.perennial.ui.Notice;
import dev.perennial.ui.Redirect;
import dev.perennial.ui.View;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

@Controller
@RequestMapping("/insights/drivers")
class DriversController {
    private final Ratings ratings;
    private final Spoken spoken;
    private final Improvements improvements;
    private final CurrentStaff staff;
    private final Staff everybody;
    private final Businesses businesses;
    private final LookingBack back;
    private final Clock clock;

    DriversController(
            Ratings ratings,
            Spoken spoken,
            Improvements improvements,
            CurrentStaff staff,
            Staff everybody,
            Businesses businesses,
            LookingBack back,
            Clock clock) {
        this.ratings = ratings;
        this.spoken = spoken;
        this.improvements = improvements;
        this.staff = staff;
        this.everybody = everybody;
        this.businesses = businesses;
        this.back = back;
        this.clock = clock;
    }

    /// @param about the key of the question that asks for the whole
    /// @param months how far back
    @GetMapping
    View show(@RequestParam(defaultValue = "") String about, @RequestParam(defaultValue = "12") String months) {
        staff.requireWholeSight();
        var zone = businesses.current().zone();
        var today = LocalDate.ofInstant(clock.instant(), zone);
        var length = Lengths.of(months);
        var since = back.before(zone).minusMonths(length).atStartOfDay(zone).toInstant();
        var questions = ratings.questions(since);
        var whole = questions.stream()
                .filter(question -> question.key().equals(about))
                .findFirst()
                .or(() -> questions.stream().findFirst())
                .orElse(null);
        var found = whole == null
                ? new FixFirst.NoRatings()
                : FixFirst.of(ratings.sideBySide(
                        whole,
                        questions.stream().filter(question -> question != whole).toList(),
                        since));
        var heard = whole == null ? null : spoken.beside(whole, since);
        return new DriversPage(
                found,
                heard == null ? new FixFirst.NoRatings() : FixFirst.of(heard.rated()),
                heard == null ? Map.of() : heard.counts(),
                questions,
                whole,
                length,
                improvements.open(),
                staff.role().atLeast(Role.MANAGER) ? everybody.active() : List.of(),
                UUID.randomUUID(),
                today);
    }

    /// @param request the id of the improvement, so that a form sent twice makes one
    @PostMapping("/improvements")
    Redirect make(
            @RequestParam UUID request,
            @RequestParam String question,
            @RequestParam String title,
            @RequestParam(defaultValue = "") String dueOn,
            @RequestParam(required = false) @Nullable UUID assignee,
            RedirectAttributes after) {
        staff.requireOfPeople(Role.MANAGER);
        var due = day(dueOn, businesses.current().zone());
        var words = title.strip();
        if (words.isEmpty() || words.length() > Improvement.LONGEST_TITLE)
            Notice.wrong(t("insights.drivers.task.title.wrong", words.length(), Improvement.LONGEST_TITLE))
                    .after(after);
        else if (due == null)
            Notice.wrong(t("insights.drivers.task.due.wrong", dueOn)).after(after);
        else {
            improvements.make(request, question, words, due, assignee);
            Notice.done(t("insights.drivers.task.made", words)).after(after);
        }
        return Redirect.to("/insights/drivers");
    }

    @PostMapping("/improvements/{id}/completion")
    Redirect complete(@PathVariable UUID id, RedirectAttributes after) {
        staff.requireOfPeople(Role.MANAGER);
        improvements.complete(id, staff.id(), clock.instant());
        Notice.done(t("insights.drivers.task.done")).after(after);
        return Redirect.to("/insights/drivers");
    }

    private @Nullable LocalDate day(String text, ZoneId zone) {
        if (text.isBlank()) return LocalDate.ofInstant(clock.instant(), zone).plusWeeks(2);
        try {
            return LocalDate.parse(text.strip());
        } catch (DateTimeParseException _) {
            return null;
        }
    }
}
