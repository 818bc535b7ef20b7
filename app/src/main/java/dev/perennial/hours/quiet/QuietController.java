package dev.perennial.hours.quiet;

import static dev.perennial.ui.Words.t;

import dev.perennial.access.CurrentStaff;
import dev.perennial.access.Role;
import dev.perennial.hours.Hours;
import dev.perennial.ui.Notice;
import dev.perennial.ui.Redirect;
import dev.perennial.ui.View;
import java.time.DateTimeException;
import java.time.LocalTime;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

@Controller
@RequestMapping("/hours/quiet")
class QuietController {
    private final Hours hours;
    private final Quiet quiet;
    private final CurrentStaff staff;

    QuietController(Hours hours, Quiet quiet, CurrentStaff staff) {
        this.hours = hours;
        this.quiet = quiet;
        this.staff = staff;
    }

    @GetMapping
    View show() {
        staff.require(Role.MANAGER);
        var known = hours.quiet();
        return new QuietPage(known.from().toString(), known.until().toString(), Map.of());
    }

    @PostMapping
    Object set(
            @RequestParam(defaultValue = "") String from,
            @RequestParam(defaultValue = "") String until,
            RedirectAttributes after) {
        staff.require(Role.MANAGER);
        var starts = time(from);
        var ends = time(until);
        if (starts == null || ends == null) {
            var mistakes = new LinkedHashMap<String, String>();
            if (starts == null) mistakes.put("from", t("hours.time.wrong", from));
            if (ends == null) mistakes.put("until", t("hours.time.wrong", until));
            return new QuietPage(from, until, mistakes);
        }
        quiet.set(starts, ends);
        Notice.done(t("hours.saved")).after(after);
        return Redirect.to("/hours");
    }

    private static @Nullable LocalTime time(String text) {
        try {
            return LocalTime.parse(text.strip());
        } catch (DateTimeException _) {
            return null;
        }
    }
}
