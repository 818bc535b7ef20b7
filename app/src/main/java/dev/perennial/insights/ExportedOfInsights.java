package dev.perennial.insights;

import dev.perennial.platform.Exported;
import dev.perennial.platform.ExportedTable;
import java.util.List;
import org.springframework.stereotype.Component;

@Component
class ExportedOfInsights implements Exported {
    @Override
    public List<ExportedTable> tables() {
        return List.of(
                ExportedTable.of("insights.customer_value", "What each customer is worth, as the last run says."),
                ExportedTable.of("insights.run", "When the figures were worked out."),
                ExportedTable.of("insights.picture", "What each run saw."),
                ExportedTable.of("insights.fit", "The fitted models with their parameters."),
                ExportedTable.of("insights.forecast", "What the coming months should bring, with ranges."),
                ExportedTable.of("insights.hold_out", "How good the model was on your own past."),
                ExportedTable.of(
                        "insights.second_opinion", "What could be learned beyond the model, and whether it is used."),
                ExportedTable.of("insights.model_day", "How the models did, day by day."),
                ExportedTable.of("insights.week", "Repeat purchases by week, predicted and actual."),
                ExportedTable.of("insights.value_band", "How many customers brought how much."),
                ExportedTable.of("insights.share_point", "Who makes the revenue, as a curve."),
                ExportedTable.of("insights.improvement", "What was set out to be mended because people rate it low."),
                ExportedTable.of("insights.cohort", "Of those who first bought in a month, how many came back when."),
                ExportedTable.of(
                        "insights.brought", "What customers of each source brought, by month since they came."),
                ExportedTable.of(
                        "insights.customer_group", "Customers who are alike: the groups the last night found."),
                ExportedTable.of("insights.group_distinction", "What sets each of these groups apart."),
                ExportedTable.of("insights.grouping", "How sure the groups are."),
                ExportedTable.of("insights.grouped", "In which groups each customer is."),
                ExportedTable.of("insights.recommendation", "What each customer would like, and why."),
                ExportedTable.of("insights.recommendation_check", "How good such lists were on your own past."),
                ExportedTable.of("insights.excluded_product", "Products that are never suggested."));
    }
}
