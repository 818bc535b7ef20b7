package dev.perennial.conversations;

import static dev.perennial.ui.Words.t;

import dev.perennial.access.Secrets;
import dev.perennial.customers.CustomerId;
import dev.perennial.customers.Customers;
import dev.perennial.customers.Person;
import dev.perennial.messaging.Account;
import dev.perennial.messaging.Accounts;
import dev.perennial.platform.PublicAddress;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Who is in the chat, and how they are reached. A visitor is whoever holds one of its keys, and no more than that:
/// what they say of themselves opens nothing.
@Repository
public class ChatVisitors {
    /// A key that was not used for so long opens nothing any more.
    public static final Duration KEY_LASTS = Duration.ofDays(30);

    /// For so long a first message that is sent again is known as the same.
    private static final Duration BEGINS_ONCE = Duration.ofMinutes(15);

    private static final String SELECT = """
        select v.id, v.thread_id, v.name, v.address, v.address_proven_at, v.subject, v.source, v.seen_at, v.left_at
        from conversations.visitor v
        """;

    private final JdbcClient db;
    private final Lines lines;
    private final Accounts accounts;
    private final Customers customers;
    private final PublicAddress outside;
    private final Clock clock;

    ChatVisitors(
            JdbcClient db, Lines lines, Accounts accounts, Customers customers, PublicAddress outside, Clock clock) {
        this.db = db;
        this.lines = lines;
        this.accounts = accounts;
        this.customers = customers;
        this.outside = outside;
        this.clock = clock;
    }

    /// Whose key it is; nothing when it was given back, not used for long, or never handed out.
    public Optional<Visitor> holding(String key) {
        return db.sql(
                        SELECT
                                + "join conversations.visitor_key k on k.visitor_id = v.id where k.digest = ? and k.used_at > ?")
                .params(Secrets.digest(key), Timestamp.from(clock.instant().minus(KEY_LASTS)))
                .query((row, _) -> read(row))
                .optional();
    }

    public Optional<Visitor> on(ThreadId thread) {
        return db.sql(SELECT + "where v.thread_id = ?")
                .param(thread.value())
                .query((row, _) -> read(row))
                .optional();
    }

    /// The visitor of a case, the latest when several of the chat were put together.
    public Optional<Visitor> in(CaseId id) {
        return db.sql(SELECT + """
            join conversations.case_thread ct on ct.thread_id = v.thread_id
            where ct.case_id = ? order by v.seen_at desc limit 1""")
                .param(id.value())
                .query((row, _) -> read(row))
                .optional();
    }

    /// The one the shop vouches for by this number.
    public Optional<Visitor> known(String subject) {
        return db.sql(SELECT + "where v.subject = ?")
                .param(subject)
                .query((row, _) -> read(row))
                .optional();
    }

    /// The one who has begun with this chance number of their browser's, if that was just now. Nobody else begins
    /// with it until the end of the transaction.
    @Transactional(propagation = Propagation.MANDATORY)
    public Optional<Visitor> begun(String began) {
        db.sql("select pg_advisory_xact_lock(hashtextextended(?, 0))")
                .param(began)
                .query((_, _) -> true)
                .list();
        db.sql("update conversations.visitor set began = null where began = ? and made_at <= ?")
                .params(Secrets.digest(began), Timestamp.from(clock.instant().minus(BEGINS_ONCE)))
                .update();
        return db.sql(SELECT + "where v.began = ?")
                .param(Secrets.digest(began))
                .query((row, _) -> read(row))
                .optional();
    }

    /// @param began chance, made by the browser, or null
    @Transactional(propagation = Propagation.MANDATORY)
    public Visitor make(@Nullable String began, @Nullable String name) {
        var id = UUID.randomUUID();
        var now = clock.instant();
        var thread = lines.between(
                Via.CHAT, null, "visitor:" + id, name == null ? t("conversations.chat.visitor") : name, now);
        db.sql("""
            insert into conversations.visitor (id, thread_id, began, name, made_at, seen_at)
            values (:id, :thread, :began, :name, :now, :now)""")
                .param("id", id)
                .param("thread", thread.value())
                .param("began", began == null ? null : Secrets.digest(began))
                .param("name", name)
                .param("now", Timestamp.from(now))
                .update();
        return on(thread).orElseThrow();
    }

    /// As they are now; nobody changes them or says anything for them until the end of the transaction.
    @Transactional(propagation = Propagation.MANDATORY)
    public Visitor hold(VisitorId id) {
        return db.sql(SELECT + "where v.id = ? for update")
                .param(id.value())
                .query((row, _) -> read(row))
                .single();
    }

    /// Another key; it is told this once.
    @Transactional(propagation = Propagation.MANDATORY)
    public String hand(VisitorId id) {
        var now = clock.instant();
        db.sql("delete from conversations.visitor_key where used_at < ?")
                .param(Timestamp.from(now.minus(KEY_LASTS)))
                .update();
        var key = Secrets.make();
        db.sql("insert into conversations.visitor_key (digest, visitor_id, used_at) values (?, ?, ?)")
                .params(Secrets.digest(key), id.value(), Timestamp.from(now))
                .update();
        return key;
    }

    /// The key opens nothing from now on.
    public void giveBack(String key) {
        db.sql("delete from conversations.visitor_key where digest = ?")
                .param(Secrets.digest(key))
                .update();
    }

    /// None of their keys opens anything from now on.
    @Transactional(propagation = Propagation.MANDATORY)
    public void giveBackAll(VisitorId id) {
        db.sql("delete from conversations.visitor_key where visitor_id = ?")
                .param(id.value())
                .update();
    }

    /// They have the chat open.
    ///
    /// @return false when the key opens nothing any more
    @Transactional
    public boolean see(String key) {
        var now = clock.instant();
        var whose = db.sql("""
            update conversations.visitor_key set used_at = :now where digest = :digest and used_at > :since
            returning visitor_id""")
                .param("now", Timestamp.from(now))
                .param("digest", Secrets.digest(key))
                .param("since", Timestamp.from(now.minus(KEY_LASTS)))
                .query(UUID.class)
                .optional();
        whose.ifPresent(id -> db.sql("update conversations.visitor set seen_at = ?, left_at = null where id = ?")
                .params(Timestamp.from(now), id)
                .update());
        return whose.isPresent();
    }

    /// They went, and said so: what is answered now goes by mail. Until now they had the chat before their eyes.
    public void leave(VisitorId id) {
        db.sql("update conversations.visitor set seen_at = :now, left_at = :now where id = :id")
                .param("now", Timestamp.from(clock.instant()))
                .param("id", id.value())
                .update();
    }

    /// An address that was proven stays so only while it is the same.
    public void reachedAt(VisitorId id, String address) {
        db.sql("""
            update conversations.visitor set address = :address, proof = null,
                address_proven_at = case when lower(address) = lower(:address) then address_proven_at end
            where id = :id""").param("address", address).param("id", id.value()).update();
    }

    public void called(Visitor visitor, String name) {
        db.sql("update conversations.visitor set name = ? where id = ?")
                .params(name, visitor.id().value())
                .update();
        db.sql("update conversations.thread set name = ? where id = ?")
                .params(name, visitor.thread().value())
                .update();
    }

    /// The shop vouches for them.
    public void vouch(VisitorId id, String source, String subject) {
        db.sql("update conversations.visitor set source = ?, subject = ? where id = ?")
                .params(source, subject, id.value())
                .update();
    }

    /// Mail to their address reaches them.
    public void proveAddress(VisitorId id) {
        db.sql("""
            update conversations.visitor set address_proven_at = coalesce(address_proven_at, ?), proof = null
            where id = ? and address is not null""").params(Timestamp.from(clock.instant()), id.value()).update();
    }

    /// Whose address the code in a mail proves.
    public Optional<Visitor> proving(String code) {
        return db.sql(SELECT + "where v.proof = ?")
                .param(Secrets.digest(code))
                .query((row, _) -> read(row))
                .optional();
    }

    /// Who they are among the customers; nobody, while nothing is proven.
    @Transactional(propagation = Propagation.MANDATORY)
    public Optional<CustomerId> customer(Visitor visitor) {
        var person =
                Person.unknown().withName(visitor.name()).withEmail(visitor.addressProven() ? visitor.address() : null);
        if (visitor.subject() != null && visitor.source() != null)
            return customers
                    .identify(visitor.source(), person.withExternalId(visitor.subject()))
                    .map(Customers.Identified::customer);
        return visitor.addressProven()
                ? customers.identify(Arriving.SYSTEM, person).map(Customers.Identified::customer)
                : Optional.empty();
    }

    /// How a line of the chat is answered while its visitor is away: by mail to the address they left, from a line
    /// that then takes part in the case. Nothing while they are there, left none, or there is no mailbox.
    @Transactional(propagation = Propagation.MANDATORY)
    Optional<Line> byMail(CaseId id, Line chat, Instant now) {
        var visitor = on(chat.thread()).filter(it -> !it.isThere(now));
        var address = visitor.map(Visitor::address);
        var account = accounts.standard(Account.Kind.EMAIL);
        if (address.isEmpty() || account.isEmpty()) return Optional.empty();
        var thread = lines.between(
                Via.EMAIL, account.get().id(), address.get(), visitor.get().name(), now);
        lines.join(id, thread, now);
        return lines.of(id).stream().filter(it -> it.thread().equals(thread)).findFirst();
    }

    /// What stands below a mail that goes on with a chat: why it comes, and how to show that it reached the right one.
    @Transactional(propagation = Propagation.MANDATORY)
    String below(Line chat) {
        var because = t("conversations.chat.mail.because");
        var visitor = on(chat.thread()).filter(it -> !it.isProven());
        if (visitor.isEmpty()) return because;
        var code = Secrets.make();
        var link = outside.of("/p/conversations/chat/address?code=" + code);
        if (link.isEmpty()) return because;
        db.sql("update conversations.visitor set proof = ? where id = ?")
                .params(Secrets.digest(code), visitor.get().id().value())
                .update();
        return because + "\n" + t("conversations.chat.mail.prove", link.get());
    }

    private static Visitor read(ResultSet row) throws SQLException {
        return new Visitor(
                new VisitorId(row.getObject("id", UUID.class)),
                new ThreadId(row.getObject("thread_id", UUID.class)),
                row.getString("name"),
                row.getString("address"),
                row.getTimestamp("address_proven_at") != null,
                row.getString("subject"),
                row.getString("source"),
                row.getTimestamp("seen_at").toInstant(),
                row.getTimestamp("left_at") != null);
    }
}
