package dev.perennial.customers.consent;

import dev.perennial.access.CurrentStaff;
import dev.perennial.access.StaffMember;
import dev.perennial.customers.Channel.AddressKind;
import dev.perennial.customers.CustomerId;
import dev.perennial.customers.MergeId;
import dev.perennial.customers.SuppressionReason;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Addresses to be left alone. They are known by a keyed hash, so that they stay known when the person is erased and
/// comes in again by some file.
@Repository
public class Suppressions {
    private final JdbcClient db;
    private final CurrentStaff staff;
    private final Clock clock;

    Suppressions(JdbcClient db, CurrentStaff staff, Clock clock) {
        this.db = db;
        this.staff = staff;
        this.clock = clock;
    }

    /// What bars an address. Who asked at one address to be left alone is left alone at all of the kind; that an
    /// address does not exist says nothing about the others.
    ///
    /// @param key the address it was found by, or null when it was found by the customer
    public record Bar(AddressKind kind, @Nullable String key, SuppressionReason reason, Instant since) {
        boolean holdsFor(AddressKind address, String of) {
            return kind == address && (reason != SuppressionReason.HARD_BOUNCE || of.equals(key));
        }
    }

    /// Bars every address of the kind a customer has, and whatever address of it the customer has later.
    public void bar(CustomerId customer, AddressKind kind, SuppressionReason reason, String proof) {
        insert("""
            select :kind, a.hash, :customer, :reason, :proof, :by::uuid, :now::timestamptz
            from (select customers.address_hash(kind, key) as hash from customers.api_address
                  where customer_id = :customer and kind = :kind group by kind, key
                  union all select null) a
            where not exists (select from customers.suppression s
                where s.lifted_at is null and s.customer_id = :customer and s.address_kind = :kind
                  and s.reason = :reason and s.address_hash is not distinct from a.hash)""", kind, reason, proof).param("customer", customer.value()).update();
    }

    /// Bars one address, whosever it is; nothing is kept with it that might tell.
    public void bar(AddressKind kind, String key, SuppressionReason reason) {
        insert("""
            select :kind, customers.address_hash(:kind, :key), null::uuid, :reason, :proof, :by::uuid, :now::timestamptz
            where not exists (select from customers.suppression s
                where s.lifted_at is null and s.reason = :reason and s.customer_id is null
                  and s.address_hash = customers.address_hash(:kind, :key))""", kind, reason, "").param("key", key).update();
    }

    /// Bars the address of a hash that somebody holds who got a message there.
    public void barHashed(AddressKind kind, byte[] hash, SuppressionReason reason) {
        insert("""
            select :kind, :hash, null::uuid, :reason, :proof, :by::uuid, :now::timestamptz
            where not exists (select from customers.suppression s
                where s.lifted_at is null and s.reason = :reason and s.customer_id is null
                  and s.address_hash = :hash)""", kind, reason, "").param("hash", hash).update();
    }

    /// Lifts what the person may lift: all but that an address does not exist.
    public void lift(CustomerId customer, AddressKind kind) {
        db.sql("""
            update customers.suppression s set lifted_at = greatest(:now, since)
            where s.lifted_at is null and s.address_kind = :kind and s.reason <> 'HARD_BOUNCE'
              and (s.customer_id = :customer or s.address_hash in (
                  select customers.address_hash(a.kind, a.key) from customers.api_address a
                  where a.customer_id = :customer and a.kind = :kind))""")
                .param("now", Timestamp.from(clock.instant()))
                .param("kind", kind.name())
                .param("customer", customer.value())
                .update();
    }

    /// Two customers part: what bars since they were merged goes with the address it bars.
    void part(MergeId merge, CustomerId survivor, CustomerId absorbed) {
        db.sql("""
            update customers.suppression s set customer_id = :absorbed
            where s.customer_id = :survivor
              and s.since >= (select merged_at from customers.merge where id = :merge)
              and s.address_hash in (select customers.address_hash(a.kind, a.key)
                  from customers.api_address a where a.customer_id = :absorbed)
              and s.address_hash not in (select customers.address_hash(a.kind, a.key)
                  from customers.api_address a where a.customer_id = :survivor)""")
                .param("merge", merge.value())
                .param("survivor", survivor.value())
                .param("absorbed", absorbed.value())
                .update();
    }

    /// A message has arrived, or has come from there: the address exists.
    public void liftBounce(AddressKind kind, String key) {
        db.sql("""
            update customers.suppression set lifted_at = greatest(:now, since)
            where lifted_at is null and reason = 'HARD_BOUNCE'
              and address_hash = customers.address_hash(:kind, :key)""")
                .param("now", Timestamp.from(clock.instant()))
                .param("kind", kind.name())
                .param("key", key)
                .update();
    }

    /// What bars a customer's addresses.
    public List<Bar> of(CustomerId customer) {
        return db.sql("""
            select s.address_kind, a.key, s.reason, s.since
            from (select distinct kind, key from customers.api_address where customer_id = :customer) a
            join customers.suppression s on s.address_hash = customers.address_hash(a.kind, a.key)
                 and s.address_kind = a.kind and s.lifted_at is null
            union
            select address_kind, null, reason, since from customers.suppression
            where customer_id = :customer and lifted_at is null
            order by since""")
                .param("customer", customer.value())
                .query((row, _) -> new Bar(
                        AddressKind.valueOf(row.getString("address_kind")),
                        row.getString("key"),
                        SuppressionReason.valueOf(row.getString("reason")),
                        row.getTimestamp("since").toInstant()))
                .list();
    }

    /// What bars one address.
    List<Bar> at(AddressKind kind, String key) {
        return db.sql("""
            select reason, since from customers.suppression
            where lifted_at is null and address_hash = customers.address_hash(:kind, :key) order by since""")
                .param("kind", kind.name())
                .param("key", key)
                .query((row, _) -> new Bar(
                        kind,
                        key,
                        SuppressionReason.valueOf(row.getString("reason")),
                        row.getTimestamp("since").toInstant()))
                .list();
    }

    private JdbcClient.StatementSpec insert(String rows, AddressKind kind, SuppressionReason reason, String proof) {
        return db.sql("""
            insert into customers.suppression
                (address_kind, address_hash, customer_id, reason, proof, recorded_by, since)
            """ + rows)
                .param("kind", kind.name())
                .param("reason", reason.name())
                .param("proof", proof)
                .param("by", staff.find().map(StaffMember::account).orElse(null), java.sql.Types.OTHER)
                .param("now", Timestamp.from(clock.instant()));
    }
}
