package dev.perennial.insights;

import static dev.perennial.customers.HeldTable.REMOVED;
import static dev.perennial.customers.HeldTable.SET_ASIDE;
import static dev.perennial.ui.Words.percent;
import static dev.perennial.ui.Words.t;

import dev.perennial.customers.CustomerId;
import dev.perennial.customers.HeldTable;
import dev.perennial.customers.HeldText;
import dev.perennial.customers.PersonalData;
import dev.perennial.customers.Telling;
import dev.perennial.insights.worth.Worth;
import dev.perennial.insights.worth.Worths;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/// What the models say of a person; after a merge they are asked again.
@Component
class HeldOfInsights implements PersonalData {
    private final Worths worths;

    HeldOfInsights(Worths worths) {
        this.worths = worths;
    }

    @Override
    public List<HeldTable> tables() {
        return List.of(
                HeldTable.of("insights.customer_value", "customer_id", REMOVED, SET_ASIDE, "customer_id")
                        .told(SCORES)
                        .asProfiling(),
                HeldTable.of("insights.grouped", "customer_id", REMOVED, SET_ASIDE, "customer_id")
                        .told(GROUPS)
                        .asProfiling(),
                HeldTable.of(
                                "insights.recommendation",
                                "customer_id",
                                REMOVED,
                                SET_ASIDE,
                                "customer_id",
                                "list",
                                "place")
                        .told(LIKES)
                        .asProfiling());
    }

    @Override
    public List<String> reasons(CustomerId customer) {
        return worths.of(customer).map(HeldOfInsights::reason).stream().toList();
    }

    @Override
    public List<HeldText> texts() {
        return List.of(
                HeldText.of("insights.run", "problem", "insights.held.problem", HeldText.OnFound.TEXT_GOES),
                HeldText.of("insights.improvement", "title", "insights.held.improvement", HeldText.OnFound.TEXT_GOES));
    }

    @Override
    public Map<String, String> nobody() {
        return Map.of(
                "insights.fit", "figures over all customers",
                "insights.improvement.question", "what the business asks",
                "insights.customer_group", "figures over all customers of a group",
                "insights.group_distinction", "figures over all customers of a group");
    }

    private static String reason(Worth worth) {
        var standing = t("insights.standing." + worth.standing());
        var because = worth.reason().sentence();
        var risk = worth.churnRisk();
        return risk == null
                ? t("insights.held.reason", standing, because)
                : t("insights.held.reason.risk", standing, because, worth.horizonDays(), percent(risk));
    }

    private static final Telling SCORES =
            Telling.of("insights.customer_value", "insights.held.scores", """
            select first_day, last_day, purchase_days, value_minor, mean_spend_minor, typical_gap_days, standing, alive,
                churn_risk, purchases_3_months, purchases_12_months, value_12_minor, value_12_low as value_12_low_minor,
                value_12_high as value_12_high_minor, value_at_risk_minor, next_expected_on
            from insights.customer_value where customer_id = :customer""").word("standing", "insights.standing.");

    private static final Telling GROUPS =
            Telling.of("insights.grouped", "insights.held.groups", """
            select g.rfm, f.name as alike from insights.grouped g left join insights.customer_group f on f.id = g.group_id
            where g.customer_id = :customer""").word("rfm", "insights.groups.rfm.");

    private static final Telling LIKES =
            Telling.of("insights.recommendation", "insights.held.likes", """
            select r.list, p.name as product, b.name as because, r.times, r.every_days, r.last_on
            from insights.recommendation r join orders.api_product p on p.id = r.product_id
            left join orders.api_product b on b.id = r.because_id
            where r.customer_id = :customer order by r.list, r.place""").word("list", "insights.held.likes.list.");
}
