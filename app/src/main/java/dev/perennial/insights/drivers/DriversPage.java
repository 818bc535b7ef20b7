package dev.perennial.insights.drivers;

import static dev.perennial.ui.Words.number;
import static dev.perennial.ui.Words.percent;
import static dev.perennial.ui.Words.t;

import dev.perennial.access.StaffMember;
import dev.perennial.analytics.regression.Drivers.Quadrant;
import dev.perennial.insights.drivers.FixFirst.Part;
import dev.perennial.ui.View;
import dev.perennial.ui.charts.RangeChart;
import dev.perennial.ui.charts.RangeChart.Range;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// @param heard the same of what comments speak of, each aspect taken for a part
/// @param counts how often each of these is blamed and praised
/// @param whole what the others are measured by; null when nothing is rated
/// @param staff whom something can be given to; empty for who may not give anything
/// @param request the id of the next improvement
public record DriversPage(
        FixFirst found,
        FixFirst heard,
        Map<String, Spoken.Heard.Count> counts,
        List<RatedQuestion> questions,
        @Nullable RatedQuestion whole,
        int months,
        List<Improvement> improvements,
        List<StaffMember> staff,
        UUID request,
        LocalDate today)
        implements View {

    public List<FixFirst.Told> told() {
        return found instanceof FixFirst.Told told ? List.of(told) : List.of();
    }

    public List<FixFirst.Told> toldOfComments() {
        return heard instanceof FixFirst.Told told ? List.of(told) : List.of();
    }

    /// Why nothing is said of comments, and what would be enough.
    public String lackingOfComments() {
        return switch (heard) {
            case FixFirst.Told _, FixFirst.NoRatings _ -> "";
            case FixFirst.NoParts _ -> t("insights.drivers.spoken.none");
            case FixFirst.TooFew(var rows, var needed) -> t("insights.drivers.spoken.few", rows, needed, needed - rows);
            case FixFirst.AllTheSame(var rows) -> t("insights.drivers.spoken.same", rows);
        };
    }

    /// How often an aspect is blamed and praised, and what the whole is rated where it is blamed.
    public String spoken(Part part) {
        var count = counts.get(part.question().key());
        if (count == null) return "";
        var often = t("insights.drivers.spoken.counts", count.blamed(), count.praised());
        return count.blamed() == 0 || whole == null
                ? often
                : often + " "
                        + t(
                                "insights.drivers.spoken.blamed",
                                whole.words(),
                                number(count.whenBlamed(), 1),
                                number(count.otherwise(), 1));
    }

    /// The comments that speak of it.
    public static String comments(Part part) {
        return "/feedback/comments?aspect=" + URLEncoder.encode(part.question().key(), StandardCharsets.UTF_8);
    }

    /// Each part's form makes its own.
    public UUID requestFor(Part part) {
        return UUID.nameUUIDFromBytes((request + part.question().key()).getBytes(StandardCharsets.UTF_8));
    }

    public List<Integer> lengths() {
        return Lengths.ALL;
    }

    public boolean isEmpty() {
        return found instanceof FixFirst.NoRatings;
    }

    /// Why nothing is said, and what would be enough.
    public String lacking() {
        return switch (found) {
            case FixFirst.Told _, FixFirst.NoRatings _ -> "";
            case FixFirst.NoParts _ -> t("insights.drivers.noparts", whole == null ? "" : whole.words());
            case FixFirst.TooFew(var rows, var needed) -> t("insights.drivers.few", rows, needed, needed - rows);
            case FixFirst.AllTheSame(var rows) -> t("insights.drivers.same", rows);
        };
    }

    public String headline() {
        if (!(found instanceof FixFirst.Told told)) return t("insights.drivers.title");
        var parts = told.parts();
        var first = parts.getFirst();
        if (first.quadrant() == Quadrant.FIX_FIRST)
            return t(
                    first.sure() ? "insights.drivers.headline" : "insights.drivers.headline.perhaps",
                    first.question().words());
        return parts.stream()
                .filter(part -> part.quadrant() == Quadrant.FIX_FIRST)
                .findFirst()
                .map(part ->
                        t("insights.drivers.headline.perhaps", part.question().words()))
                .orElseGet(() -> t("insights.drivers.headline.nothing"));
    }

    public static String matters(Part part) {
        return matters("insights.drivers.matters", part);
    }

    public static String mattersOfComments(Part part) {
        return matters("insights.drivers.spoken.matters", part);
    }

    private static String matters(String key, Part part) {
        return t(
                key,
                percent(part.share().estimate()),
                percent(part.share().low()),
                percent(part.share().high()));
    }

    public static String rated(Part part) {
        return t(
                part.question().lowIsGood() ? "insights.drivers.rated.low" : "insights.drivers.rated",
                number(part.performance().estimate(), 2),
                number(part.performance().low(), 2),
                number(part.performance().high(), 2),
                number(part.question().low(), 0),
                number(part.question().high(), 0));
    }

    public static String verdict(Part part) {
        return t("insights.drivers.quadrant." + part.quadrant().name())
                + (part.sure() ? "" : " " + t("insights.drivers.unsure"));
    }

    public static String css(Part part) {
        return switch (part.quadrant()) {
            case FIX_FIRST -> "chip-clay";
            case KEEP_UP -> "";
            case LATER -> "chip-gold";
            case ENOUGH -> "chip-quiet";
        };
    }

    public String explained(FixFirst.Told told) {
        return explained("insights.drivers.explained", told);
    }

    public String explainedByComments(FixFirst.Told told) {
        return explained("insights.drivers.spoken.explained", told);
    }

    private static String explained(String key, FixFirst.Told told) {
        return t(
                key,
                number(told.rows()),
                percent(told.explained().estimate()),
                percent(told.explained().low()),
                percent(told.explained().high()));
    }

    public boolean isNewestOnly(FixFirst.Told told) {
        return told.rows() >= Ratings.MOST;
    }

    public static RangeChart chart(FixFirst.Told told) {
        var most = told.parts().stream()
                .max((a, b) -> Double.compare(a.share().estimate(), b.share().estimate()))
                .map(part -> part.question().words())
                .orElse("");
        return new RangeChart(
                t("insights.drivers.chart"),
                t("insights.drivers.chart.description", most),
                List.of(
                        t("insights.drivers.part"),
                        t("insights.drivers.share"),
                        t("insights.drivers.performance"),
                        t("insights.drivers.rank")),
                told.parts().stream()
                        .sorted((a, b) ->
                                Double.compare(b.share().estimate(), a.share().estimate()))
                        .limit(12)
                        .map(part -> new Range(
                                part.question().words(),
                                part.share().estimate(),
                                part.share().low(),
                                part.share().high(),
                                between(
                                        percent(part.share().estimate()),
                                        percent(part.share().low()),
                                        percent(part.share().high())),
                                List.of(
                                        between(
                                                number(part.performance().estimate(), 1),
                                                number(part.performance().low(), 1),
                                                number(part.performance().high(), 1)),
                                        between(
                                                number(part.rank().estimate(), 0),
                                                number(part.rank().low(), 0),
                                                number(part.rank().high(), 0)))))
                        .toList(),
                value -> percent(value));
    }

    private static String between(String estimate, String low, String high) {
        return t("insights.drivers.between", estimate, low, high);
    }
}
