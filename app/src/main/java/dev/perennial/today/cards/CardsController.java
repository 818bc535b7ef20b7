package dev.perennial.today.cards;

import static dev.perennial.ui.Words.t;

import dev.perennial.access.CurrentStaff;
import dev.perennial.platform.Businesses;
import dev.perennial.today.Decision;
import dev.perennial.today.Decisions;
import dev.perennial.today.TodayItem;
import dev.perennial.ui.Notice;
import dev.perennial.ui.Redirect;
import java.time.Clock;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.util.UriComponentsBuilder;

/// Settles cards. htmx gets what takes the card's place, a plain form the page.
@Controller
@RequestMapping("/today/cards")
class CardsController {
    private final Sources sources;
    private final Decisions decisions;
    private final SettledCards settledCards;
    private final Businesses businesses;
    private final CurrentStaff currentStaff;
    private final Clock clock;

    CardsController(
            Sources sources,
            Decisions decisions,
            SettledCards settledCards,
            Businesses businesses,
            CurrentStaff currentStaff,
            Clock clock) {
        this.sources = sources;
        this.decisions = decisions;
        this.settledCards = settledCards;
        this.businesses = businesses;
        this.currentStaff = currentStaff;
        this.clock = clock;
    }

    @PostMapping("/decisions")
    Object decide(
            @RequestParam String key,
            @RequestParam Choice choice,
            @RequestHeader(name = "HX-Request", defaultValue = "false") boolean swap,
            RedirectAttributes redirect) {
        var item = sources.find(key);
        if (item.isEmpty()) return gone(swap, redirect);

        var standing = decisions.decide(decision(choice, item.get()));
        return swap
                ? settledCards.of(standing)
                : Redirect.to(UriComponentsBuilder.fromPath("/today")
                        .queryParam("settled", "{key}")
                        .build(key)
                        .toString());
    }

    @PostMapping("/withdrawals")
    Object withdraw(
            @RequestParam String key,
            @RequestHeader(name = "HX-Request", defaultValue = "false") boolean swap,
            RedirectAttributes redirect) {
        decisions.undo(key);
        if (!swap) return Redirect.to("/today");
        var item = sources.find(key);
        return item.isPresent() ? new Card(item.get()) : new GoneCard();
    }

    private Decision decision(Choice choice, TodayItem item) {
        var business = businesses.current();
        return choice.about(item, currentStaff.id(), clock.instant(), business.zone(), business.locale());
    }

    private static Object gone(boolean swap, RedirectAttributes redirect) {
        if (swap) return new GoneCard();
        Notice.careful(t("today.gone")).after(redirect);
        return Redirect.to("/today");
    }
}
