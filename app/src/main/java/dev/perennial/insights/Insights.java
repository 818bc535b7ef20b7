package dev.perennial.insights;

import dev.perennial.insights.runs.Remodelling;
import dev.perennial.insights.runs.Run.Cause;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// What other modules may ask of insights.
@Component
public class Insights {
    private final Remodelling remodelling;
    private final JdbcClient db;

    Insights(Remodelling remodelling, JdbcClient db) {
        this.remodelling = remodelling;
        this.db = db;
    }

    /// Has the figures worked out anew; returns at once.
    public void workOut() {
        remodelling.soon(Cause.HAND);
    }

    /// Forgets all figures, as after a business was removed; a run at work finds itself gone and ends.
    @Transactional
    public void forget() {
        db.sql("delete from insights.run").update();
        for (var table : List.of(
                "model_day",
                "customer_value",
                "grouped",
                "customer_group",
                "grouping",
                "recommendation",
                "recommendation_check")) db.sql("delete from insights." + table).update();
        db.sql("delete from customers.api_trait where module = 'insights'").update();
    }
}
