package dev.perennial.insights.worth;

import static dev.perennial.ui.Words.day;
import static dev.perennial.ui.Words.roundHomeMoney;
import static dev.perennial.ui.Words.t;

import dev.perennial.customers.Channel;
import dev.perennial.customers.Consents;
import dev.perennial.customers.Purpose;
import dev.perennial.insights.worth.Worths.Named;
import dev.perennial.today.TodayItem;
import dev.perennial.today.TodaySource;
import java.time.LocalDate;
import java.util.List;
import org.springframework.stereotype.Component;

/// Brings to the morning page those few who are worth a call before they are gone.
@Component
class SlippingAway implements TodaySource {
    /// Older figures name their day, since the customer may have been here meanwhile.
    private static final int FRESH_DAYS = 7;

    private final Worths worths;
    private final Consents consents;

    SlippingAway(Worths worths, Consents consents) {
        this.worths = worths;
        this.consents = consents;
    }

    @Override
    public String brings() {
        return "insights.today.brings";
    }

    @Override
    public List<TodayItem> items(LocalDate day, int most) {
        return worths.worthACall(most).stream().map(named -> item(named, day)).toList();
    }

    private TodayItem item(Named named, LocalDate today) {
        var worth = named.worth();
        var facts = t("insights.today.reason", worth.reason().sentence(), roundHomeMoney(worth.atRisk()));
        var calls = consents.standing(worth.customer(), Purpose.NEWS, Channel.PHONE);
        if (calls.verdict().refuses()) return withoutACall(named, facts + " " + calls.why());
        var fresh = !worth.asOf().isBefore(today.minusDays(FRESH_DAYS));
        return new TodayItem(
                // a new silence after another visit is a new occasion
                "slipping:" + worth.customer() + ":" + worth.lastDay(),
                worth.customer(),
                "phone",
                t("insights.today.title", named.name()),
                fresh ? facts : t("insights.today.stale", facts, day(worth.asOf())),
                worth.atRisk(),
                t(named.phone() == null ? "insights.today.open" : "insights.today.call"),
                named.phone() == null ? "/customers/" + worth.customer() : "tel:" + named.phone());
    }

    /// Whoever does not want to be called is greeted when they come, or not at all.
    private static TodayItem withoutACall(Named named, String reason) {
        var worth = named.worth();
        return new TodayItem(
                "slipping:" + worth.customer() + ":" + worth.lastDay(),
                worth.customer(),
                "hand-stop",
                t("insights.today.quiet", named.name()),
                reason,
                worth.atRisk(),
                t("insights.today.open"),
                "/customers/" + worth.customer());
    }
}
