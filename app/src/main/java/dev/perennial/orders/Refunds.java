package dev.perennial.orders;

import dev.perennial.access.AuditLog;
import dev.perennial.access.AuditLog.Action;
import dev.perennial.access.CurrentStaff;
import dev.perennial.access.Role;
import dev.perennial.customers.CustomerId;
import dev.perennial.customers.Customers;
import dev.perennial.orders.Recording.Contradicted;
import dev.perennial.orders.Recording.Recorded;
import dev.perennial.orders.Recording.Refused;
import dev.perennial.orders.Recording.SeenBefore;
import dev.perennial.platform.Money;
import dev.perennial.ui.Refusal;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// Records money given back, each refund once and never more than was paid.
@Repository
public class Refunds {
    private record Paid(
            PurchaseId id,
            @Nullable CustomerId customer,
            Instant at,
            Money total,
            @Nullable Long homeMinor) {
        /// The same share of what the purchase was in the business's own currency.
        @Nullable
        Long homeOf(long minor) {
            return homeMinor == null ? null : Math.round((double) minor * homeMinor / total.minor());
        }
    }

    private record Kept(UUID id, PurchaseId purchase, long minor) {}

    private final JdbcClient db;
    private final CurrentStaff staff;
    private final Customers customers;
    private final OrderActivities activities;
    private final ApplicationEventPublisher events;
    private final Clock clock;
    private final AuditLog log;

    Refunds(
            JdbcClient db,
            CurrentStaff staff,
            Customers customers,
            OrderActivities activities,
            ApplicationEventPublisher events,
            AuditLog log,
            Clock clock) {
        this.log = log;
        this.db = db;
        this.staff = staff;
        this.customers = customers;
        this.activities = activities;
        this.events = events;
        this.clock = clock;
    }

    /// Locks the purchase first and adds up its refunds second: one statement would add up what it saw before it
    /// had to wait.
    ///
    /// @throws org.springframework.security.access.AccessDeniedException below the role of manager
    @Transactional
    public Recording<UUID> record(NewRefund refund) {
        staff.require(Role.MANAGER);
        var refusals = refund.refusals(clock.instant());
        if (!refusals.isEmpty()) return new Refused<>(refusals);
        holdBuyer(refund.purchase());
        var locked = lock(refund.purchase());
        if (locked.isEmpty()) return Recording.refused("purchase", refund.purchase(), "unknownPurchase");
        var paid = locked.get();
        var seen = find(refund);
        if (seen.isPresent()) return compare(seen.get(), refund);

        var left = new Money(
                paid.total().minor() - refunded(paid.id()), paid.total().currency());
        var wanted = new Money(refund.totalMinor(), paid.total().currency());
        if (wanted.minor() > left.minor())
            return Recording.refused("total", wanted.amount(), "moreThanPaid", left, paid.total());
        if (refund.at().isBefore(paid.at())) return Recording.refused("at", refund.at(), "beforePurchase", paid.at());

        var id = insert(refund, paid);
        if (id.isEmpty()) return compare(find(refund).orElseThrow(), refund);
        if (paid.customer() != null) activities.refunded(paid.customer(), id.get(), refund, wanted);
        log.write(
                Action.CHANGED,
                "orders.refund",
                paid.customer() == null ? null : paid.customer().value(),
                1);
        events.publishEvent(new RefundRecorded(id.get(), paid.id(), paid.customer(), wanted, refund.at()));
        return new Recorded<>(id.get());
    }

    /// Before the purchase itself, as everybody does who locks both.
    private void holdBuyer(PurchaseId purchase) {
        db.sql("select customer_id from orders.purchase where id = ? and customer_id is not null")
                .param(purchase.value())
                .query(UUID.class)
                .optional()
                .map(CustomerId::new)
                .ifPresent(customers::hold);
    }

    private Optional<Paid> lock(PurchaseId purchase) {
        return db.sql("""
            select id, customer_id, at, total_minor, currency, home_minor from orders.purchase where id = ? for update""")
                .param(purchase.value())
                .query((row, _) -> {
                    var customer = row.getObject("customer_id", UUID.class);
                    return new Paid(
                            purchase,
                            customer == null ? null : new CustomerId(customer),
                            row.getTimestamp("at").toInstant(),
                            Money.of(row.getLong("total_minor"), row.getString("currency")),
                            row.getObject("home_minor", Long.class));
                })
                .optional();
    }

    private long refunded(PurchaseId purchase) {
        return db.sql("select coalesce(sum(total_minor), 0) from orders.refund where purchase_id = ?")
                .param(purchase.value())
                .query(Long.class)
                .single();
    }

    private Optional<Kept> find(NewRefund refund) {
        return db.sql("select id, purchase_id, total_minor from orders.refund where source = ? and external_id = ?")
                .params(refund.source(), refund.number())
                .query((row, _) -> new Kept(
                        row.getObject("id", UUID.class),
                        new PurchaseId(row.getObject("purchase_id", UUID.class)),
                        row.getLong("total_minor")))
                .optional();
    }

    private static Recording<UUID> compare(Kept kept, NewRefund sent) {
        return kept.purchase().equals(sent.purchase()) && kept.minor() == sent.totalMinor()
                ? new SeenBefore<>(kept.id())
                : new Contradicted<>(
                        kept.id(), Refusal.of("orders", "number", sent.number(), "otherRefund", sent.source()));
    }

    private Optional<UUID> insert(NewRefund refund, Paid paid) {
        return db.sql("""
            insert into orders.refund
                (purchase_id, customer_id, source, external_id, at, currency, total_minor, home_minor, reason,
                 sample)
            select :purchase, :customer, :source, :number, :at, :currency, :total, :home, :reason, sample
            from orders.purchase where id = :purchase
            on conflict (source, external_id) do nothing
            returning id""")
                .param("purchase", paid.id().value())
                .param(
                        "customer",
                        paid.customer() == null ? null : paid.customer().value())
                .param("source", refund.source())
                .param("number", refund.number())
                .param("at", refund.at().atOffset(ZoneOffset.UTC))
                .param("currency", paid.total().currency().getCurrencyCode())
                .param("total", refund.totalMinor())
                .param("home", paid.homeOf(refund.totalMinor()))
                .param("reason", refund.reason())
                .query(UUID.class)
                .optional();
    }
}
