package dev.perennial.insights.worth;

import dev.perennial.customers.TraitDefinition;
import dev.perennial.customers.TraitDefinition.Type;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// The traits that a run sets on every customer who bought.
@Configuration
class WorthTraits {
    @Bean
    TraitDefinition valueTrait() {
        return trait("value", Type.MONEY);
    }

    @Bean
    TraitDefinition meanSpendTrait() {
        return trait("mean_spend", Type.MONEY);
    }

    @Bean
    TraitDefinition purchaseDaysTrait() {
        return trait("purchase_days", Type.NUMBER);
    }

    @Bean
    TraitDefinition standingTrait() {
        return trait("standing", Type.TEXT);
    }

    @Bean
    TraitDefinition aliveTrait() {
        return trait("alive", Type.SHARE);
    }

    @Bean
    TraitDefinition churnRiskTrait() {
        return trait("churn_risk", Type.SHARE);
    }

    @Bean
    TraitDefinition valueOfTwelveMonthsTrait() {
        return trait("value_12_months", Type.MONEY);
    }

    @Bean
    TraitDefinition atRiskTrait() {
        return trait("at_risk", Type.MONEY);
    }

    @Bean
    TraitDefinition typicalGapTrait() {
        return new TraitDefinition(
                "insights", "typical_gap_days", Type.NUMBER, "insights.trait.typical_gap_days", "insights.trait.days");
    }

    @Bean
    TraitDefinition lastPurchaseTrait() {
        return trait("last_purchase_on", Type.DATE);
    }

    @Bean
    TraitDefinition nextExpectedTrait() {
        return trait("next_expected_on", Type.DATE);
    }

    @Bean
    TraitDefinition groupTrait() {
        return trait("group", Type.TEXT);
    }

    @Bean
    TraitDefinition rfmGroupTrait() {
        return trait("rfm_group", Type.TEXT);
    }

    private static TraitDefinition trait(String name, Type type) {
        return new TraitDefinition("insights", name, type, "insights.trait." + name, null);
    }
}
