package dev.perennial.insights.model;

import dev.perennial.customers.Profiling;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Puts the estimates where pages and other modules read them: one stream in, then whole-set statements that touch
/// only rows that changed.
@Component
class EstimateWriting {
    private static final int CHUNK = 1 << 16;

    private final JdbcTemplate jdbc;
    private final JdbcClient db;
    private final Profiling profiling;

    EstimateWriting(JdbcTemplate jdbc, JdbcClient db, Profiling profiling) {
        this.profiling = profiling;
        this.jdbc = jdbc;
        this.db = db;
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void write(Estimates estimates, Instant at) {
        profiling.hold();
        db.sql("create temporary table estimate (like insights.customer_value) on commit drop")
                .update();
        jdbc.execute((ConnectionCallback<@Nullable Void>) connection -> {
            stream(estimates, connection.unwrap(PGConnection.class));
            return null;
        });
        db.sql("create unique index on estimate (customer_id)").update();
        db.sql("analyze estimate").update();
        var moment = OffsetDateTime.ofInstant(at, ZoneOffset.UTC);
        db.sql(UPSERT).update();
        db.sql("""
            delete from insights.customer_value v
            where not exists (select from estimate e where e.customer_id = v.customer_id)""").update();
        db.sql("""
            delete from insights.customer_value v using customers.api_unprofiled u
            where u.customer_id = v.customer_id""").update();
        db.sql(UPSERT_TRAITS).param("at", moment).update();
        db.sql("""
            delete from customers.api_trait t where t.module = 'insights'
              and not exists (select from insights.customer_value v where v.customer_id = t.customer_id)""").update();
    }

    private static void stream(Estimates estimates, PGConnection connection) throws SQLException {
        try {
            var copy = connection.getCopyAPI().copyIn("copy estimate from stdin");
            try {
                var rows = new StringBuilder(CHUNK + 1024);
                for (var i = 0; i < estimates.size(); i++) {
                    estimates.appendRow(rows, i);
                    if (rows.length() >= CHUNK || i == estimates.size() - 1) {
                        var bytes = rows.toString().getBytes(StandardCharsets.US_ASCII);
                        copy.writeToCopy(bytes, 0, bytes.length);
                        rows.setLength(0);
                    }
                }
                copy.endCopy();
            } finally {
                if (copy.isActive()) copy.cancelCopy();
            }
        } catch (SQLException e) {
            throw new DataAccessResourceFailureException("the estimates could not be streamed in", e);
        }
    }

    // A customer may be gone, or have objected, since the run read the purchases: those are left out.
    private static final String UPSERT = """
            insert into insights.customer_value as v
            select e.* from estimate e join customers.api_customer c on c.id = e.customer_id
            where not exists (select from customers.api_unprofiled u where u.customer_id = e.customer_id)
            on conflict (customer_id) do update set
                (first_day, last_day, purchase_days, value_minor, mean_spend_minor, typical_gap_days,
                 standing, alive, churn_risk, purchases_3_months, purchases_12_months, value_12_minor,
                 value_12_low, value_12_high, value_at_risk_minor, next_expected_on)
              = (excluded.first_day, excluded.last_day, excluded.purchase_days, excluded.value_minor,
                 excluded.mean_spend_minor, excluded.typical_gap_days, excluded.standing,
                 excluded.alive, excluded.churn_risk, excluded.purchases_3_months, excluded.purchases_12_months,
                 excluded.value_12_minor, excluded.value_12_low, excluded.value_12_high,
                 excluded.value_at_risk_minor, excluded.next_expected_on)
            where v is distinct from excluded""";

    private static final String UPSERT_TRAITS = """
            insert into customers.api_trait as t (customer_id, module, traits, changed_at)
            select customer_id, 'insights',
                   jsonb_strip_nulls(jsonb_build_object(
                       'value', value_minor, 'mean_spend', mean_spend_minor, 'purchase_days', purchase_days,
                       'standing', lower(standing), 'alive', alive, 'churn_risk', churn_risk,
                       'value_12_months', value_12_minor, 'at_risk', value_at_risk_minor,
                       'typical_gap_days', typical_gap_days, 'last_purchase_on', last_day,
                       'next_expected_on', next_expected_on, 'group', f.name, 'rfm_group', lower(g.rfm))),
                   :at
            from insights.customer_value left join insights.grouped g using (customer_id)
            left join insights.customer_group f on f.id = g.group_id
            on conflict (customer_id, module) do update
                set traits = excluded.traits, changed_at = excluded.changed_at
            where t.traits <> excluded.traits""";
}
