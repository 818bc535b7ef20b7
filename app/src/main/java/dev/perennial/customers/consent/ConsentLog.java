package dev.perennial.customers.consent;

import dev.perennial.access.CurrentStaff;
import dev.perennial.access.StaffMember;
import dev.perennial.customers.Channel;
import dev.perennial.customers.Channel.AddressKind;
import dev.perennial.customers.ConsentOrigin;
import dev.perennial.customers.CustomerId;
import dev.perennial.customers.MergeId;
import dev.perennial.customers.Purpose;
import dev.perennial.customers.consent.Said.Decision;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The log of what people said; the database refuses to change a row of it.
@Repository
public class ConsentLog {
    private final JdbcClient db;
    private final CurrentStaff staff;
    private final Clock clock;

    ConsentLog(JdbcClient db, CurrentStaff staff, Clock clock) {
        this.db = db;
        this.staff = staff;
        this.clock = clock;
    }

    /// @param key empty where the channel reaches the person and not an address
    public record Topic(CustomerId customer, Purpose purpose, Channel channel, String key) {}

    /// Writes down what was said.
    ///
    /// @param reference names what writes this, once; null for what people do
    /// @return the row's number, or nothing when the reference has written it before
    public Optional<Long> append(Topic topic, Decision decision, ConsentOrigin origin, @Nullable String reference) {
        var now = clock.instant();
        var said = Objects.requireNonNullElse(origin.saidAt(), now);
        return db.sql("""
            insert into customers.consent (customer_id, address_kind, address_key, purpose, channel, decision, way,
                by_person, wording_id, proof, network, reference, counts_at, recorded_at, recorded_by)
            values (:customer, :kind, :key, :purpose, :channel, :decision, :way, :byPerson, :wording, :proof,
                encode(customers.address_hash('NETWORK', :network), 'hex'), :reference, :counts, :now, :by)
            on conflict do nothing returning id""")
                .param("customer", topic.customer().value())
                .param("kind", topic.channel().address().name())
                .param("key", topic.key())
                .param("purpose", topic.purpose().name())
                .param("channel", topic.channel().name())
                .param("decision", decision.name())
                .param("way", origin.way().name())
                .param("byPerson", origin.way().isByPerson())
                .param("wording", origin.wording())
                .param("proof", origin.proof())
                .param("network", origin.network(), java.sql.Types.VARCHAR)
                .param("reference", reference)
                .param("counts", Timestamp.from(decision.isNo() || said.isAfter(now) ? now : said))
                .param("now", Timestamp.from(now))
                .param("by", staff.find().map(StaffMember::account).orElse(null), java.sql.Types.OTHER)
                .query(Long.class)
                .optional();
    }

    /// What a reference wrote counts no more.
    public void takeBack(String reference) {
        db.sql("""
            insert into customers.consent (customer_id, address_kind, address_key, purpose, channel, decision, way,
                by_person, proof, reference, counts_at, recorded_at, recorded_by)
            select distinct on (address_kind, address_key, purpose, channel) customer_id, address_kind, address_key,
                purpose, channel, 'TAKEN_BACK', way, false, '', reference, :now, :now, :by
            from customers.consent where reference = :reference and decision <> 'TAKEN_BACK'
            on conflict do nothing""")
                .param("reference", reference)
                .param("now", Timestamp.from(clock.instant()))
                .param("by", staff.find().map(StaffMember::account).orElse(null), java.sql.Types.OTHER)
                .update();
    }

    /// Two customers part: what was said since they were merged goes with the address it was said at.
    void part(MergeId merge, CustomerId survivor, CustomerId absorbed) {
        db.sql("""
            update customers.consent c set customer_id = :absorbed
            where c.customer_id = :survivor
              and c.recorded_at >= (select merged_at from customers.merge where id = :merge)
              and exists (select from customers.contact_point p
                  where p.customer_id = :absorbed and p.kind = c.address_kind and p.key = c.address_key)
              and not exists (select from customers.contact_point p
                  where p.customer_id = :survivor and p.kind = c.address_kind and p.key = c.address_key)""")
                .param("merge", merge.value())
                .param("survivor", survivor.value())
                .param("absorbed", absorbed.value())
                .update();
    }

    /// Everything said by or about a customer, at any of their addresses, in the order it was written down.
    public List<Said> of(CustomerId customer) {
        return db.sql("""
            select c.*, w.text, w.language, w.version
            from (select * from customers.consent where customer_id = :customer
                  union
                  select c.* from customers.contact_point p
                  join customers.consent c on c.address_key = p.key and c.address_kind = p.kind
                  where p.customer_id = :customer) c
            left join customers.consent_wording w on w.id = c.wording_id
            order by c.id""")
                .param("customer", customer.value())
                .query(ConsentLog::read)
                .list();
    }

    /// Everything said at one address, whoever said it.
    List<Said> at(AddressKind kind, String key) {
        return db.sql("""
            select c.*, w.text, w.language, w.version
            from customers.consent c left join customers.consent_wording w on w.id = c.wording_id
            where c.address_kind = ? and c.address_key = ? order by c.id""").params(kind.name(), key).query(ConsentLog::read).list();
    }

    /// Whether somebody has shown that an address is theirs, by following a link sent there.
    public boolean wasConfirmed(AddressKind kind, String key) {
        return db.sql("""
            select exists (select from customers.consent
                where address_kind = ? and address_key = ? and decision = 'CONFIRMED')""").params(kind.name(), key).query(Boolean.class).single();
    }

    /// Writes down the answers that came with the rows of an intake, once for each address; rows that name nobody
    /// and addresses nobody gave have none. Whoever was merged meanwhile is waited for and is who they became; who
    /// was erased says nothing.
    public void book(UUID batch, String reference, String origin) {
        db.sql("""
            with held as materialized (
                select c.id from customers.customer c
                where c.id in (select customer_id from customers.api_intake where batch = :batch)
                order by c.id for key share)
            insert into customers.consent (customer_id, address_kind, address_key, purpose, channel, decision, way,
                by_person, proof, reference, counts_at, recorded_at)
            select distinct on (told.channel, told.key) held.id, told.kind, told.key, 'NEWS', told.channel,
                case when told.answer then 'GRANTED' else 'DENIED' end, 'IMPORT', false,
                left(:origin || coalesce(' · ' || i.consent_proof, ''), 1000), :reference, :now, :now
            from customers.intake i
            join customers.api_intake who on who.batch = i.batch and who.n = i.n
            join held on held.id = who.customer_id
            cross join lateral (values
                ('EMAIL', 'EMAIL', i.email_key, i.news_by_email),
                ('PHONE', 'SMS', i.phone_key, i.news_by_sms)) told (kind, channel, key, answer)
            where i.batch = :batch and told.key is not null and told.answer is not null
            order by told.channel, told.key, told.answer, i.n
            on conflict do nothing""")
                .param("batch", batch)
                .param("reference", reference)
                .param("origin", origin)
                .param("now", Timestamp.from(clock.instant()))
                .update();
    }

    /// A request as it stands in the log.
    Optional<Requested> request(long id) {
        return db.sql("""
            select c.customer_id, c.purpose, c.channel, c.address_key, c.wording_id, w.text
            from customers.consent c left join customers.consent_wording w on w.id = c.wording_id
            where c.id = ? and c.decision = 'REQUESTED'""")
                .param(id)
                .query((row, _) -> new Requested(
                        new Topic(
                                new CustomerId(row.getObject("customer_id", UUID.class)),
                                Purpose.valueOf(row.getString("purpose")),
                                Channel.valueOf(row.getString("channel")),
                                row.getString("address_key")),
                        row.getObject("wording_id", UUID.class),
                        row.getString("text")))
                .optional();
    }

    record Requested(
            Topic topic, @Nullable UUID wording, @Nullable String text) {}

    private static Said read(ResultSet row, int number) throws SQLException {
        var text = row.getString("text");
        return new Said(
                row.getLong("id"),
                AddressKind.valueOf(row.getString("address_kind")),
                row.getString("address_key"),
                Purpose.valueOf(row.getString("purpose")),
                Channel.valueOf(row.getString("channel")),
                Decision.valueOf(row.getString("decision")),
                ConsentOrigin.Way.valueOf(row.getString("way")),
                row.getBoolean("by_person"),
                text == null ? null : new Said.WordingRead(text, row.getString("language"), row.getInt("version")),
                row.getString("proof"),
                row.getString("reference"),
                row.getTimestamp("counts_at").toInstant(),
                row.getTimestamp("recorded_at").toInstant(),
                row.getObject("recorded_by", UUID.class));
    }
}
