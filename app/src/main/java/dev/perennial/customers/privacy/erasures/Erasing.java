package dev.perennial.customers.privacy.erasures;

import dev.perennial.access.AuditLog;
import dev.perennial.access.AuditLog.Action;
import dev.perennial.access.CurrentStaff;
import dev.perennial.access.Role;
import dev.perennial.customers.CustomerId;
import dev.perennial.customers.Customers;
import dev.perennial.customers.IdentityLock;
import dev.perennial.customers.PersonErasure;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Erases a person: begun, written into the journal, taken out of files, out of tables, finished. Each step is a
/// transaction of its own and can be repeated, so that a process which dies in the middle is followed by one that
/// goes on.
@Component
public class Erasing {
    private static final Logger log = LoggerFactory.getLogger(Erasing.class);

    private final PersonErasure forgetting;
    private final Erasures erasures;
    private final Journal journal;
    private final Customers customers;
    private final IdentityLock identity;
    private final CurrentStaff current;
    private final AuditLog audit;
    private final TransactionTemplate transaction;
    private final JdbcClient db;

    Erasing(
            PersonErasure forgetting,
            Erasures erasures,
            Journal journal,
            Customers customers,
            IdentityLock identity,
            CurrentStaff current,
            AuditLog audit,
            TransactionTemplate transaction,
            JdbcClient db) {
        this.forgetting = forgetting;
        this.erasures = erasures;
        this.journal = journal;
        this.customers = customers;
        this.identity = identity;
        this.current = current;
        this.audit = audit;
        this.transaction = transaction;
        this.db = db;
    }

    public sealed interface Outcome {
        record Erased(ErasureId proof) implements Outcome {}

        /// Nothing was touched.
        ///
        /// @param obstacles sentences that say what has to be done first
        record Hindered(List<String> obstacles) implements Outcome {}
    }

    /// @throws NoSuchElementException when there is no such customer
    /// @throws org.springframework.security.access.AccessDeniedException for everybody but the owner
    public Outcome erase(CustomerId customer) {
        current.require(Role.OWNER);
        if (!customers.exists(customer)) throw new NoSuchElementException("no customer " + customer);
        var obstacles = forgetting.obstacles(customer);
        if (!obstacles.isEmpty()) return new Outcome.Hindered(obstacles);
        var begun = begin(customer, current.id().value())
                .orElseThrow(() -> new NoSuchElementException("no customer " + customer));
        goOn(begun);
        audit.write(Action.CHANGED, "customers.privacy.erasure", null, 1);
        return new Outcome.Erased(begun.id());
    }

    /// Retention asks for this, in the night and as nobody.
    ///
    /// @return false when something stands in the way
    public boolean eraseAfterPeriod(CustomerId customer) {
        if (!customers.exists(customer) || !forgetting.obstacles(customer).isEmpty()) return false;
        var begun = begin(customer, null);
        begun.ifPresent(this::goOn);
        return begun.isPresent();
    }

    /// What was begun and not finished, and whoever came back with an older copy of the database.
    ///
    /// @return how many people were erased
    public int replay() {
        var unfinished = erasures.underWay();
        unfinished.forEach(this::goOn);
        var returned = returned();
        returned.forEach(customer -> begin(customer, null).ifPresent(this::goOn));
        if (!returned.isEmpty())
            log.warn(
                    "{} people who had been erased were in the database again, and have been erased again",
                    returned.size());
        return unfinished.size() + returned.size();
    }

    /// Waits for a merge under way; from here on the person becomes nobody else, and nobody becomes them.
    ///
    /// @return nothing when they have just become somebody else
    Optional<Erasures.UnderWay> begin(CustomerId customer, @Nullable UUID by) {
        return Objects.requireNonNull(transaction.execute(_ -> {
            identity.take();
            return customers.exists(customer) ? Optional.of(erasures.begin(customer, by)) : Optional.empty();
        }));
    }

    void goOn(Erasures.UnderWay erasure) {
        var customer = erasure.customer();
        writeDown(erasure);
        inOneGo(erasure, () -> erasures.count(erasure.id(), forgetting.fromPlaces(customer)));
        inOneGo(erasure, () -> erasures.count(erasure.id(), forgetting.fromTables(customer)));
        inOneGo(erasure, () -> {
            if (forgetting.left(customer) > 0)
                throw new IllegalStateException("rows still name the customer of erasure " + erasure.id());
            erasures.finish(erasure);
        });
    }

    void writeDown(Erasures.UnderWay erasure) {
        journal.write(forgetting.ids(erasure.customer()), erasure.askedAt());
    }

    /// Two who erase the same person take turns; the second finds it done.
    private void inOneGo(Erasures.UnderWay erasure, Runnable step) {
        transaction.executeWithoutResult(_ -> {
            if (erasures.lock(erasure.id())) step.run();
        });
    }

    private List<CustomerId> returned() {
        var ids = journal.all().stream().map(CustomerId::value).toArray(UUID[]::new);
        return db.sql("select id from customers.customer where id = any(?)")
                .param(ids)
                .query((row, _) -> new CustomerId(row.getObject(1, UUID.class)))
                .list();
    }
}
