package dev.perennial.insights.worth;

import dev.perennial.insights.model.Standing;
import dev.perennial.ui.View;
import dev.perennial.ui.charts.Sparkline;

/// What the customer is worth and why, on the customer page.
///
/// @param returnShare of the business's customers who bought once, the share that came back within the horizon
public record WorthPanel(Worth worth, double returnShare, Sparkline purchases) implements View {
    /// The message that tells the risk in words.
    public String riskKey() {
        return switch (worth.standing()) {
            case SLIPPING -> "insights.panel.risk.slipping";
            case LOST -> "insights.panel.risk.lost";
            case ONCE, REGULAR, UNKNOWN -> "insights.panel.risk.regular";
        };
    }

    public String chipCss() {
        return worth.silenceIsUnusual() ? "chip chip-clay" : "chip";
    }

    public String standingKey() {
        return "insights.standing." + worth.standing().name();
    }

    public boolean judged() {
        return worth.standing() != Standing.UNKNOWN;
    }
}
