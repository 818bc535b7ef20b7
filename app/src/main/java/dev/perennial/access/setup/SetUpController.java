package dev.perennial.access.setup;

import static dev.perennial.ui.Words.t;

import dev.perennial.access.SignedInSessions;
import dev.perennial.ui.Redirect;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.ZoneId;
import java.util.Currency;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

@Controller
@RequestMapping("/access/setup")
class SetUpController {
    private final SetUp setUp;
    private final SignedInSessions sessions;

    SetUpController(SetUp setUp, SignedInSessions sessions) {
        this.setUp = setUp;
        this.sessions = sessions;
    }

    @GetMapping
    Object form(@RequestParam(defaultValue = "") String token, Locale reader) {
        if (!setUp.isOpen()) return Redirect.to("/");
        if (!setUp.isOpenTo(token)) return new SetUpClosedPage(!token.isEmpty());
        return new SetUpPage(token, new SetUpForm(guesses(reader)), Map.of());
    }

    @PostMapping
    Object complete(
            @RequestParam(defaultValue = "") String token,
            @RequestParam Map<String, String> fields,
            HttpServletRequest request,
            HttpServletResponse response) {
        if (!setUp.isOpenTo(token)) return new SetUpClosedPage(true);
        var form = new SetUpForm(fields);
        var mistakes = form.mistakes();
        if (!mistakes.isEmpty()) return new SetUpPage(token, form, mistakes);

        var owner = setUp.complete(form, token);
        if (owner.isEmpty()) return new SetUpClosedPage(true);
        sessions.open(owner.get(), request, response);
        return Redirect.to("/");
    }

    /// What the browser and the machine let one guess, so that most owners change nothing.
    private static Map<String, String> guesses(Locale reader) {
        var country = reader.getCountry().isEmpty() ? Locale.getDefault().getCountry() : reader.getCountry();
        var guesses = new HashMap<String, String>();
        guesses.put("country", country);
        guesses.put("language", reader.getLanguage());
        guesses.put("zone", ZoneId.systemDefault().getId());
        if (!country.isEmpty()) {
            var currency = Currency.getInstance(Locale.of("", country));
            if (currency != null) guesses.put("currency", currency.getCurrencyCode());
        }
        for (var day = 1; day <= 6; day++)
            guesses.put("hours" + day, t(day < 6 ? "access.setup.hours.weekday" : "access.setup.hours.saturday"));
        return guesses;
    }
}
