package dev.perennial.customers.wishes;

import dev.perennial.customers.wishes.Visitors.Visit;
import dev.perennial.ui.Redirect;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// The preference page. Whoever has the link may look and change; opening it changes nothing, for mail scanners do.
@Controller
@RequestMapping("/p/customers/wishes")
class WishesController {
    private final Visitors visitors;
    private final WishesPages pages;
    private final Choosing choosing;
    private final Particulars particulars;
    private final RightsAsked rights;
    private final Pace pace;

    WishesController(
            Visitors visitors,
            WishesPages pages,
            Choosing choosing,
            Particulars particulars,
            RightsAsked rights,
            Pace pace) {
        this.visitors = visitors;
        this.pages = pages;
        this.choosing = choosing;
        this.particulars = particulars;
        this.rights = rights;
        this.pace = pace;
    }

    @ModelAttribute
    void keepPrivate(HttpServletResponse response) {
        Privacy.on(response);
    }

    @GetMapping
    Object page(
            @RequestParam(name = "t", defaultValue = "") String token,
            @RequestParam(required = false) @Nullable String done,
            HttpServletRequest request) {
        return visited(token, request, visit -> pages.of(token, visit, Done.key(done)));
    }

    @PostMapping("/choices")
    Object choose(
            @RequestParam(name = "t", defaultValue = "") String token,
            @RequestParam(required = false) @Nullable List<String> shown,
            @RequestParam(required = false) @Nullable List<String> chosen,
            HttpServletRequest request) {
        return visited(
                token,
                request,
                visit -> back(
                        token,
                        choosing.choose(
                                visit,
                                Objects.requireNonNullElse(shown, List.of()),
                                Objects.requireNonNullElse(chosen, List.of()),
                                request.getRemoteAddr())));
    }

    @PostMapping("/rest")
    Object rest(@RequestParam(name = "t", defaultValue = "") String token, HttpServletRequest request) {
        return visited(token, request, visit -> back(token, choosing.stop(visit, request.getRemoteAddr())));
    }

    @PostMapping("/particulars")
    Object change(
            @RequestParam(name = "t", defaultValue = "") String token,
            @RequestParam MultiValueMap<String, String> sent,
            HttpServletRequest request) {
        return visited(token, request, visit -> switch (particulars.change(visit, sent, request.getRemoteAddr())) {
            case Particulars.Changed(var done) -> back(token, done);
            case Particulars.Unclear(var mistakes) -> pages.of(token, visit, sent.toSingleValueMap(), mistakes);
        });
    }

    @PostMapping("/requests")
    Object ask(
            @RequestParam(name = "t", defaultValue = "") String token,
            @RequestParam(defaultValue = "") String kind,
            @RequestParam(defaultValue = "") String words,
            HttpServletRequest request) {
        return visited(
                token,
                request,
                visit -> rights.ask(visit.customer(), kind, words)
                        .<Object>map(
                                mistake -> pages.of(token, visit, Map.of("words", words), Map.of("words", mistake)))
                        .orElseGet(() -> back(token, Done.ASKED)));
    }

    private Object visited(String token, HttpServletRequest request, Function<Visit, Object> then) {
        if (pace.tooFast(request.getRemoteAddr())) return new BusyPage();
        return visitors.of(token).map(then).orElseGet(ClosedPage::new);
    }

    private static Object back(String token, Done done) {
        return Redirect.to("/p/customers/wishes?t=" + token + "&done=" + done.name());
    }
}
