package dev.perennial.insights.worth;

import static dev.perennial.ui.Words.month;
import static dev.perennial.ui.Words.number;
import static dev.perennial.ui.Words.t;

import dev.perennial.customers.CustomerId;
import dev.perennial.customers.CustomerPanel;
import dev.perennial.platform.Businesses;
import dev.perennial.ui.View;
import dev.perennial.ui.charts.Sparkline;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Brings [WorthPanel] to the customer page.
@Component
class WorthOnTheirPage implements CustomerPanel {
    private static final int MONTHS = 12;

    private final Worths worths;
    private final JdbcClient db;
    private final Businesses businesses;

    WorthOnTheirPage(Worths worths, JdbcClient db, Businesses businesses) {
        this.worths = worths;
        this.db = db;
        this.businesses = businesses;
    }

    @Override
    public List<String> styles() {
        return List.of("/css/charts.css", "/css/insights.css");
    }

    @Override
    public Place place() {
        return Place.MEANING;
    }

    @Override
    public int order() {
        return 10;
    }

    @Override
    public Optional<View> of(CustomerId customer) {
        return worths.of(customer).map(worth -> new WorthPanel(worth, returnShare(), purchases(worth)));
    }

    private double returnShare() {
        return db.sql("""
            select settled_returned::double precision / settled_customers from insights.picture p
            join insights.run r on r.id = p.run_id
            where r.state = 'DONE' and settled_customers > 0 order by r.finished_at desc, r.id desc limit 1""").query(Double.class).optional().orElse(0.0);
    }

    private Sparkline purchases(Worth worth) {
        var last = YearMonth.from(worth.asOf());
        var first = last.minusMonths(MONTHS - 1);
        var counts = new HashMap<YearMonth, Double>();
        db.sql("""
            select date_trunc('month', at at time zone :zone)::date, count(*) from orders.api_purchase
            where customer_id = :customer and at >= :from::timestamp at time zone :zone group by 1""")
                .param("zone", businesses.current().zone().getId())
                .param("customer", worth.customer().value())
                .param("from", first.atDay(1))
                .query(row -> {
                    counts.put(YearMonth.from(row.getObject(1, LocalDate.class)), row.getDouble(2));
                });
        var values = new ArrayList<Double>();
        var total = 0.0;
        for (var month = first; !month.isAfter(last); month = month.plusMonths(1)) {
            var count = counts.getOrDefault(month, 0.0);
            values.add(count);
            total += count;
        }
        var words = t(
                "insights.panel.months",
                number((long) total),
                month(first.getMonth()) + " " + first.getYear(),
                month(last.getMonth()) + " " + last.getYear());
        return new Sparkline(words, values);
    }
}
