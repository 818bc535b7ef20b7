package dev.perennial.insights.worth;

import dev.perennial.customers.CustomerId;
import dev.perennial.insights.model.Standing;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// What each customer is worth, as the last run left it.
@Repository
public class Worths {
    private final JdbcClient db;

    Worths(JdbcClient db) {
        this.db = db;
    }

    /// A customer of a list, with what to call them.
    ///
    /// @param phone the first number that can be dialled, or null
    public record Named(Worth worth, String name, @Nullable String phone) {}

    public enum Order {
        WORTH("v.value_at_risk_minor desc, v.customer_id"),
        SILENCE("v.last_day, v.customer_id"),
        RISK("v.churn_risk desc, v.customer_id");

        private final String sql;

        Order(String sql) {
            this.sql = sql;
        }
    }

    public Optional<Worth> of(CustomerId customer) {
        return db.sql(LATEST + "select v.*, p.* from insights.customer_value v, latest p where v.customer_id = ?")
                .param(customer.value())
                .query((row, _) -> worth(row))
                .optional();
    }

    /// Those who are slipping away.
    public List<Named> slipping(Order order, int skip, int most) {
        return db.sql(named("where v.standing = 'SLIPPING' order by " + order.sql + " limit ? offset ?"))
                .params(most, skip)
                .query((row, _) -> named(row))
                .list();
    }

    /// All who are slipping away, worth most first, as a stream that must be closed.
    public Stream<Named> allSlipping() {
        return db
                .sql(named("where v.standing = 'SLIPPING' order by " + Order.WORTH.sql))
                .withFetchSize(2_000)
                .query((row, _) -> named(row))
                .stream();
    }

    /// Those worth a call: more than a few of their visits are at risk, and the chance that they do not come by
    /// themselves is one in three or more.
    public List<Named> worthACall(int most) {
        return db.sql(named("""
            where v.standing = 'SLIPPING' and v.purchase_days >= 3 and v.churn_risk >= 0.33
              and v.value_at_risk_minor >= 4 * v.mean_spend_minor
            order by v.value_at_risk_minor desc, v.customer_id limit ?""")).param(most).query((row, _) -> named(row)).list();
    }

    /// Those who have brought most.
    public List<Named> best(int most) {
        return db.sql(named("order by v.value_minor desc, v.customer_id limit ?"))
                .param(most)
                .query((row, _) -> named(row))
                .list();
    }

    private static final String LATEST = """
            with latest as materialized (
                select p.as_of, p.horizon_days from insights.run r join insights.picture p on p.run_id = r.id
                where r.state = 'DONE' order by r.finished_at desc, r.id desc limit 1)
            """;

    /// The rows are chosen first and named afterwards.
    private static String named(String chosen) {
        return LATEST + """
            select v.*, p.*, c.called, phone.key as phone
            from (select v.* from insights.customer_value v %s) v
            cross join latest p
            join customers.api_customer c on c.id = v.customer_id
            left join lateral (select key from customers.api_contact a where a.customer_id = c.id and a.kind = 'PHONE'
                               order by a.position limit 1) phone on true""".formatted(chosen);
    }

    private static Named named(ResultSet row) throws SQLException {
        return new Named(worth(row), row.getString("called"), row.getString("phone"));
    }

    private static Worth worth(ResultSet row) throws SQLException {
        return new Worth(
                new CustomerId(row.getObject("customer_id", UUID.class)),
                row.getObject("as_of", LocalDate.class),
                row.getInt("horizon_days"),
                row.getObject("first_day", LocalDate.class),
                row.getObject("last_day", LocalDate.class),
                row.getInt("purchase_days"),
                row.getLong("value_minor"),
                row.getLong("mean_spend_minor"),
                row.getObject("typical_gap_days", Double.class),
                Standing.valueOf(row.getString("standing")),
                share(row, "alive"),
                share(row, "churn_risk"),
                share(row, "purchases_12_months"),
                row.getObject("value_12_minor", Long.class),
                row.getObject("value_12_low", Long.class),
                row.getObject("value_12_high", Long.class),
                row.getLong("value_at_risk_minor"),
                row.getObject("next_expected_on", LocalDate.class));
    }

    private static @Nullable Double share(ResultSet row, String column) throws SQLException {
        var value = row.getDouble(column);
        return row.wasNull() ? null : value;
    }
}
