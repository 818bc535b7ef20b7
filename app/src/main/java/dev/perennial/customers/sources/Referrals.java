package dev.perennial.customers.sources;

import dev.perennial.access.CurrentStaff;
import dev.perennial.customers.Activities;
import dev.perennial.customers.Activity;
import dev.perennial.customers.CustomerId;
import dev.perennial.customers.Customers;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// Who recommended us to whom.
@Repository
public class Referrals {
    static final String KIND = "customers.referred";

    private final JdbcClient db;
    private final Activities activities;
    private final Customers customers;
    private final CurrentStaff staff;
    private final Clock clock;

    Referrals(JdbcClient db, Activities activities, Customers customers, CurrentStaff staff, Clock clock) {
        this.db = db;
        this.activities = activities;
        this.customers = customers;
        this.staff = staff;
        this.clock = clock;
    }

    enum Outcome {
        NOTED,
        ONESELF,
        /// That person came later, by a chain of recommendations that begins with this customer.
        ROUND
    }

    /// @param called null when that person asked to be forgotten
    public record Referral(
            @Nullable CustomerId referrer, @Nullable String called) {}

    public record Brought(CustomerId customer, String called) {}

    Optional<Referral> of(CustomerId customer) {
        return db.sql("""
            select r.referrer_id, customers.called(c.id, c.name) as called
            from customers.referral r left join customers.customer c on c.id = r.referrer_id
            where r.customer_id = ? and r.referrer_id is distinct from r.customer_id""")
                .param(customer.value())
                .query((row, _) -> {
                    var referrer = row.getObject("referrer_id", UUID.class);
                    return referrer == null
                            ? new Referral(null, null)
                            : new Referral(new CustomerId(referrer), row.getString("called"));
                })
                .optional();
    }

    /// Whom a customer brought, the latest first.
    List<Brought> by(CustomerId customer, int most) {
        return db.sql("""
            select c.id, customers.called(c.id, c.name) as called
            from customers.referral r join customers.customer c on c.id = r.customer_id
            where r.referrer_id = ? and r.customer_id <> r.referrer_id
            order by c.created_at desc, c.id limit ?""")
                .params(customer.value(), most)
                .query((row, _) ->
                        new Brought(new CustomerId(row.getObject("id", UUID.class)), row.getString("called")))
                .list();
    }

    /// Notes who recommended us; what was noted before gives way, and the timeline keeps both.
    @Transactional
    Outcome note(CustomerId whom, CustomerId by) {
        var customer = held(whom);
        var referrer = held(by);
        if (customer.equals(referrer)) return Outcome.ONESELF;
        db.sql("select pg_advisory_xact_lock(hashtextextended('customers.referral', 0))")
                .query(_ -> {});
        if (stemsFrom(referrer, customer)) return Outcome.ROUND;
        var now = clock.instant();
        var changed = db.sql("""
            insert into customers.referral (customer_id, referrer_id, noted_by, noted_at)
            values (:customer, :referrer, :by, :at)
            on conflict (customer_id) do update set referrer_id = excluded.referrer_id, noted_by = excluded.noted_by,
                noted_at = excluded.noted_at
            where referral.referrer_id is distinct from excluded.referrer_id""")
                .param("customer", customer.value())
                .param("referrer", referrer.value())
                .param("by", staff.id().value())
                .param("at", Timestamp.from(now))
                .update();
        if (changed == 1)
            activities.append(new Activity(
                    customer,
                    KIND,
                    now,
                    "referral:" + UUID.randomUUID(),
                    null,
                    null,
                    Map.of("referrer", referrer.toString(), "by", staff.id().toString())));
        return Outcome.NOTED;
    }

    private CustomerId held(CustomerId id) {
        return customers.hold(id).orElseThrow(() -> new NoSuchElementException("no customer " + id));
    }

    private boolean stemsFrom(CustomerId somebody, CustomerId ancestor) {
        return db.sql("""
            with recursive chain (id) as (
                select referrer_id from customers.referral where customer_id = :somebody
                union
                select r.referrer_id from chain join customers.referral r on r.customer_id = chain.id)
            select exists (select from chain where id = :ancestor)""")
                .param("somebody", somebody.value())
                .param("ancestor", ancestor.value())
                .query(Boolean.class)
                .single();
    }
}
