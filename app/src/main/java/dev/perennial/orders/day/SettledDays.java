package dev.perennial.orders.day;

import dev.perennial.platform.Businesses;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.UncategorizedSQLException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.support.TransactionTemplate;

/// Adds up each day that is over, once, and again when something about it changed: a trigger unsettles the day.
@Repository
public class SettledDays {
    /// First purchases remembered of a day.
    public static final int NEWCOMERS_KEPT = 500;

    private static final Logger LOG = LoggerFactory.getLogger(SettledDays.class);

    private static final String LOCK_NOT_AVAILABLE = "55P03";

    /// The course of the week looks back furthest: nine weeks before yesterday.
    private static final int DAYS = 7 * (Usual.MOST + 1) + 1;

    private final JdbcClient db;
    private final TransactionTemplate transaction;
    private final Businesses businesses;
    private final Clock clock;

    SettledDays(JdbcClient db, TransactionTemplate transaction, Businesses businesses, Clock clock) {
        this.db = db;
        this.transaction = transaction;
        this.businesses = businesses;
        this.clock = clock;
    }

    void settle() {
        var business = businesses.find();
        if (business.isEmpty()) return;
        var today = LocalDate.ofInstant(clock.instant(), business.get().zone());
        forgetBefore(today.minusDays(2L * DAYS));
        today.minusDays(DAYS).datesUntil(today).forEach(this::settle);
    }

    /// Waits for whoever is writing, but not long: a large import goes first, and the day is settled a minute later.
    private void settle(LocalDate day) {
        var starts = start(day);
        var ends = start(day.plusDays(1));
        if (isSettled(starts, ends)) return;
        try {
            transaction.executeWithoutResult(_ -> {
                db.sql("set local lock_timeout = '200ms'").update();
                db.sql("lock table orders.purchase, orders.refund in share mode")
                        .update();
                db.sql("""
                    insert into orders.day_figure
                    select :starts, :ends, s.purchases, s.revenue, s.squares, s.buyers, s.came_back,
                           array(select orders.first_purchases(:starts, :ends, :kept))
                    from orders.sold(:starts, :ends) s
                    on conflict (starts) do update set ends = excluded.ends, purchases = excluded.purchases,
                        revenue = excluded.revenue, squares = excluded.squares, buyers = excluded.buyers,
                        came_back = excluded.came_back, newcomers = excluded.newcomers""")
                        .param("starts", starts)
                        .param("ends", ends)
                        .param("kept", NEWCOMERS_KEPT)
                        .update();
            });
        } catch (UncategorizedSQLException e) {
            if (e.getSQLException() == null
                    || !LOCK_NOT_AVAILABLE.equals(e.getSQLException().getSQLState())) throw e;
            LOG.debug("{} is settled later: orders are being written", day);
        }
    }

    private boolean isSettled(Timestamp starts, Timestamp ends) {
        return db.sql("select exists (select from orders.day_figure where starts = ? and ends = ?)")
                .params(starts, ends)
                .query(Boolean.class)
                .single();
    }

    private void forgetBefore(LocalDate day) {
        db.sql("delete from orders.day_figure where starts < ?")
                .param(start(day))
                .update();
    }

    private Timestamp start(LocalDate day) {
        return Timestamp.from(day.atStartOfDay(businesses.current().zone()).toInstant());
    }
}
