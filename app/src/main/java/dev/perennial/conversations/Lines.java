package dev.perennial.conversations;

import dev.perennial.access.Secrets;
import dev.perennial.messaging.AccountId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Who takes part in which case, by which line.
@Repository
public class Lines {
    private static final String SELECT = """
        select t.id, t.via, t.account_id, t.address, t.name, ct.reply_tag
        from conversations.case_thread ct join conversations.thread t on t.id = ct.thread_id
        """;

    private final JdbcClient db;

    Lines(JdbcClient db) {
        this.db = db;
    }

    /// The line, made when it is new.
    public ThreadId between(Via via, @Nullable AccountId account, String address, @Nullable String name, Instant at) {
        return db.sql("""
            insert into conversations.thread (via, account_id, address, key, name, made_at)
            values (:via, :account, :address, :key, :name, :at)
            on conflict (via, account_id, key) do update set name = coalesce(excluded.name, thread.name)
            returning id""")
                .param("via", via.name())
                .param("account", account == null ? null : account.value())
                .param("address", address)
                .param("key", key(address))
                .param("name", name)
                .param("at", Timestamp.from(at))
                .query((row, _) -> new ThreadId(row.getObject(1, UUID.class)))
                .single();
    }

    /// Addresses are one when they differ in capitals only.
    static String key(String address) {
        return address.strip().toLowerCase(Locale.ROOT);
    }

    /// The line takes part in the case from now on.
    void join(CaseId id, ThreadId thread, Instant at) {
        db.sql("""
            insert into conversations.case_thread (case_id, thread_id, reply_tag, added_at) values (?, ?, ?, ?)
            on conflict (case_id, thread_id) do nothing""")
                .params(id.value(), thread.value(), tag(), Timestamp.from(at))
                .update();
    }

    /// Small letters and figures, as mail programs may change capitals.
    private static String tag() {
        return Secrets.digest(Secrets.make()).substring(0, 26);
    }

    /// Those of a case, the one that spoke last first.
    public List<Line> of(CaseId id) {
        return db.sql(SELECT + """
            where ct.case_id = :case
            order by (select max(e.seq) from conversations.entry e
                      where e.case_id = :case and e.thread_id = t.id and e.kind in ('HEARD', 'CALL')) desc nulls last,
                     ct.added_at, t.id""")
                .param("case", id.value())
                .query((row, _) -> read(row))
                .list();
    }

    /// Until when a line takes free words, counted from what the customer last said on it in whatever case; nothing
    /// where that has no end. One on which they never spoke takes none.
    public Optional<Window> window(Line line) {
        return line.via().window().map(lasts -> {
            var last = db.sql("select max(at) from conversations.entry where thread_id = ? and kind = 'HEARD'")
                    .param(line.thread().value())
                    .query((row, _) -> row.getTimestamp(1))
                    .list()
                    .getFirst();
            return new Window(
                    line, last == null ? Instant.EPOCH : last.toInstant().plus(lasts));
        });
    }

    public boolean takesPart(CaseId id, String address) {
        return db.sql("""
            select exists (
                select from conversations.case_thread ct join conversations.thread t on t.id = ct.thread_id
                where ct.case_id = ? and t.key = ?)""").params(id.value(), key(address)).query(Boolean.class).single();
    }

    /// The case whose line answers to the tag.
    public Optional<CaseId> byTag(String tag) {
        return db.sql("select case_id from conversations.case_thread where reply_tag = ?")
                .param(tag.toLowerCase(Locale.ROOT))
                .query(UUID.class)
                .optional()
                .map(CaseId::new);
    }

    /// The case a line last took part in, where a line is all there is to go by.
    public Optional<CaseId> latest(ThreadId thread) {
        return db.sql("""
            select c.id from conversations.case_thread ct join conversations.case_file c on c.id = ct.case_id
            where ct.thread_id = ? and c.merged_into is null
            order by c.changed_at desc, c.id desc limit 1""").param(thread.value()).query(UUID.class).optional().map(CaseId::new);
    }

    private static Line read(ResultSet row) throws SQLException {
        var account = row.getObject("account_id", UUID.class);
        return new Line(
                new ThreadId(row.getObject("id", UUID.class)),
                Via.valueOf(row.getString("via")),
                account == null ? null : new AccountId(account),
                row.getString("address"),
                row.getString("name"),
                row.getString("reply_tag"));
    }
}
