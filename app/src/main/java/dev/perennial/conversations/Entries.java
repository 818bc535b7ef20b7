package dev.perennial.conversations;

import dev.perennial.access.StaffId;
import dev.perennial.messaging.DispatchId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/// What was said and done in cases. An entry gets the next place in its case under the lock of the case, so that who
/// has all up to N misses none by asking for what comes after.
@Repository
public class Entries {
    private static final String SELECT = """
        select e.id, e.seq, e.kind, e.at, t.via, coalesce(t.name, t.address) as party, e.staff_id, e.robot, e.unproven,
            e.subject, e.body, e.whole, e.html, e.change, d.id as dispatch, d.state, d.next_at, d.why
        from conversations.entry e
        left join conversations.thread t on t.id = e.thread_id
        left join messaging.api_dispatch d on d.id = e.dispatch_id
        """;

    private final JdbcClient db;
    private final JsonMapper json;

    Entries(JdbcClient db, JsonMapper json) {
        this.db = db;
        this.json = json;
    }

    /// What is about to become an entry.
    ///
    /// @param clientKey the form it came by: the same form sent twice is one entry
    /// @param before how the case stood, while it can be taken back
    public record Fresh(
            EntryId id,
            Entry.Kind kind,
            Instant at,
            @Nullable ThreadId thread,
            @Nullable StaffId staff,
            boolean robot,
            boolean unproven,
            @Nullable String subject,
            String body,
            @Nullable String whole,
            @Nullable String html,
            @Nullable String messageId,
            @Nullable UUID incoming,
            @Nullable UUID clientKey,
            Entry.@Nullable Change change,
            @Nullable CaseState before,
            List<Entry.Attached> attachments) {

        public static Fresh heard(Instant at, ThreadId thread, boolean robot, boolean unproven, String body) {
            return new Fresh(
                    fresh(),
                    Entry.Kind.HEARD,
                    at,
                    thread,
                    null,
                    robot,
                    unproven,
                    null,
                    body,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    List.of());
        }

        public static Fresh written(
                Entry.Kind kind,
                Instant at,
                @Nullable StaffId by,
                @Nullable ThreadId thread,
                String body,
                @Nullable UUID clientKey) {
            return new Fresh(
                    fresh(),
                    kind,
                    at,
                    thread,
                    by,
                    by == null,
                    false,
                    null,
                    body,
                    null,
                    null,
                    null,
                    null,
                    clientKey,
                    null,
                    null,
                    List.of());
        }

        public static Fresh change(Instant at, @Nullable StaffId by, Entry.Change.What what, String to) {
            return new Fresh(
                    fresh(),
                    Entry.Kind.CHANGE,
                    at,
                    null,
                    by,
                    by == null,
                    false,
                    null,
                    "",
                    null,
                    null,
                    null,
                    null,
                    null,
                    new Entry.Change(what, to),
                    null,
                    List.of());
        }

        private static EntryId fresh() {
            return new EntryId(UUID.randomUUID());
        }

        Fresh asMail(
                @Nullable String subject,
                @Nullable String whole,
                @Nullable String html,
                @Nullable String messageId,
                @Nullable UUID incoming,
                List<Entry.Attached> attachments) {
            return new Fresh(
                    id,
                    kind,
                    at,
                    thread,
                    staff,
                    robot,
                    unproven,
                    subject,
                    body,
                    whole,
                    html,
                    messageId,
                    incoming,
                    clientKey,
                    change,
                    before,
                    attachments);
        }

        /// Once for what it came from.
        Fresh from(UUID key) {
            return new Fresh(
                    id,
                    kind,
                    at,
                    thread,
                    staff,
                    robot,
                    unproven,
                    subject,
                    body,
                    whole,
                    html,
                    messageId,
                    incoming,
                    key,
                    change,
                    before,
                    attachments);
        }

        Fresh before(CaseState state) {
            return new Fresh(
                    id,
                    kind,
                    at,
                    thread,
                    staff,
                    robot,
                    unproven,
                    subject,
                    body,
                    whole,
                    html,
                    messageId,
                    incoming,
                    clientKey,
                    change,
                    state,
                    attachments);
        }
    }

    /// Appends to a case that is locked.
    ///
    /// @return its place in the case
    @Transactional(propagation = Propagation.MANDATORY)
    public int append(CaseId id, Fresh entry) {
        var seq = db.sql("""
            update conversations.case_file
            set last_seq = last_seq + 1,
                heard_seq = case when :heard then last_seq + 1 else heard_seq end,
                changed_at = greatest(changed_at, :at)
            where id = :case returning last_seq""")
                .param("heard", entry.kind() == Entry.Kind.HEARD && !entry.robot())
                .param("at", Timestamp.from(entry.at()))
                .param("case", id.value())
                .query(Integer.class)
                .single();
        var words = entry.kind() == Entry.Kind.CHANGE
                ? FoundWords.of()
                : FoundWords.of(
                        entry.subject() == null ? "" : entry.subject(),
                        entry.whole() == null ? entry.body() : entry.whole(),
                        party(entry.thread()),
                        entry.attachments().stream().map(Entry.Attached::name).collect(Collectors.joining(" ")));
        db.sql("""
            insert into conversations.entry (id, case_id, seq, kind, at, thread_id, staff_id, robot, unproven, subject, body,
                whole, html, message_id, incoming_id, client_key, change, before, words)
            values (:id, :case, :seq, :kind, :at, :thread, :staff, :robot, :unproven, :subject, :body, :whole, :html,
                :messageId, :incoming, :key, :change::jsonb, :before::jsonb, array_to_tsvector(:words::text[]))""")
                .param("id", entry.id().value())
                .param("case", id.value())
                .param("seq", seq)
                .param("kind", entry.kind().name())
                .param("at", Timestamp.from(entry.at()))
                .param("thread", entry.thread() == null ? null : entry.thread().value())
                .param("staff", entry.staff() == null ? null : entry.staff().value())
                .param("robot", entry.robot())
                .param("unproven", entry.unproven())
                .param("subject", entry.subject())
                .param("body", entry.body())
                .param("whole", entry.whole())
                .param("html", entry.html())
                .param("messageId", entry.messageId())
                .param("incoming", entry.incoming())
                .param("key", entry.clientKey())
                .param("change", entry.change() == null ? null : json.writeValueAsString(entry.change()))
                .param("before", entry.before() == null ? null : json.writeValueAsString(entry.before()))
                .param("words", FoundWords.array(words))
                .update();
        for (int n = 0; n < entry.attachments().size(); n++)
            attach(entry.id(), n, entry.attachments().get(n));
        return seq;
    }

    private String party(@Nullable ThreadId thread) {
        if (thread == null) return "";
        return db.sql("select concat_ws(' ', name, address) from conversations.thread where id = ?")
                .param(thread.value())
                .query(String.class)
                .single();
    }

    private void attach(EntryId id, int n, Entry.Attached file) {
        db.sql("""
            insert into conversations.attachment (entry_id, file_id, n, name, type, bytes, content_id)
            values (:entry, :file, :n, :name, :type, :bytes, :contentId)""")
                .param("entry", id.value())
                .param("file", file.file())
                .param("n", n)
                .param("name", file.name())
                .param("type", file.type())
                .param("bytes", file.bytes())
                .param("contentId", file.contentId())
                .update();
    }

    void mention(EntryId id, StaffId called) {
        db.sql("insert into conversations.mention (entry_id, staff_id) values (?, ?) on conflict do nothing")
                .params(id.value(), called.value())
                .update();
    }

    /// The entry is what left by this dispatch.
    void leavesBy(EntryId id, UUID dispatch, String messageId) {
        db.sql("update conversations.entry set dispatch_id = ?, message_id = ? where id = ?")
                .params(dispatch, messageId, id.value())
                .update();
    }

    public List<Entry> of(CaseId id) {
        return after(id, 0);
    }

    /// What came after a place, in order.
    public List<Entry> after(CaseId id, int seq) {
        var files = files(id, seq);
        return db.sql(SELECT + "where e.case_id = ? and e.seq > ? order by e.at, e.seq")
                .params(id.value(), seq)
                .query((row, _) -> read(row, files))
                .list();
    }

    /// Answers of people that were written to leave later, and have not; in order.
    List<Entry> waitingForLater(CaseId id, Instant now) {
        var files = files(id, 0);
        return db.sql(SELECT + """
            where e.case_id = :case and e.kind = 'SAID' and not e.robot and d.state = 'WAITING' and d.next_at > :now
              and d.next_at > e.at + interval '1 minute'
            order by e.seq""")
                .param("case", id.value())
                .param("now", Timestamp.from(now))
                .query((row, _) -> read(row, files))
                .list();
    }

    /// What people answered on a line of the chat since its visitor last looked, and did not go by mail; in order.
    List<Entry> unseen(CaseId id, ThreadId chat, Instant since) {
        var files = files(id, 0);
        return db.sql(SELECT + """
            where e.case_id = :case and e.thread_id = :chat and e.kind = 'SAID' and not e.robot and e.at > :since
              and e.dispatch_id is null and e.mailed_at is null
            order by e.at, e.seq""")
                .param("case", id.value())
                .param("chat", chat.value())
                .param("since", Timestamp.from(since))
                .query((row, _) -> read(row, files))
                .list();
    }

    void mailed(EntryId id, Instant at) {
        db.sql("update conversations.entry set mailed_at = ? where id = ?")
                .params(Timestamp.from(at), id.value())
                .update();
    }

    public Optional<Entry> find(CaseId id, EntryId entry) {
        var files = files(id, 0);
        return db.sql(SELECT + "where e.case_id = ? and e.id = ?")
                .params(id.value(), entry.value())
                .query((row, _) -> read(row, files))
                .optional();
    }

    /// The case in which a form has made something already.
    public Optional<CaseId> caseMade(UUID clientKey) {
        return db.sql("select case_id from conversations.entry where client_key = ?")
                .param(clientKey)
                .query(UUID.class)
                .optional()
                .map(CaseId::new);
    }

    /// @return the place of what the form has made already
    Optional<Integer> made(UUID clientKey) {
        return db.sql("select seq from conversations.entry where client_key = ?")
                .param(clientKey)
                .query(Integer.class)
                .optional();
    }

    /// Which case a message belongs to that others know by this Message-ID.
    Optional<CaseId> byMessageId(String messageId) {
        return db.sql("select case_id from conversations.entry where message_id = ? order by at desc limit 1")
                .param(messageId)
                .query(UUID.class)
                .optional()
                .map(CaseId::new);
    }

    /// The case of what left by a dispatch.
    Optional<CaseId> sent(DispatchId dispatch) {
        return db.sql("select case_id from conversations.entry where dispatch_id = ?")
                .param(dispatch.value())
                .query(UUID.class)
                .optional()
                .map(CaseId::new);
    }

    /// Whether nobody of the staff said what left by a dispatch.
    boolean wentByItself(DispatchId dispatch) {
        return db.sql("select exists (select from conversations.entry where dispatch_id = ? and robot)")
                .param(dispatch.value())
                .query(Boolean.class)
                .single();
    }

    boolean hasArrived(UUID incoming) {
        return db.sql("select exists (select from conversations.entry where incoming_id = ?)")
                .param(incoming)
                .query(Boolean.class)
                .single();
    }

    /// The Message-IDs of a line's mails in a case, the oldest first.
    List<String> messageIds(CaseId id, ThreadId thread) {
        return db.sql("""
            select message_id from (
                select message_id, seq from conversations.entry
                where case_id = ? and message_id is not null and thread_id = ? order by seq desc limit 20) latest
            order by seq""")
                .params(id.value(), thread.value())
                .query((row, _) -> row.getString(1))
                .list();
    }

    /// How a case stood before a reply.
    Optional<CaseState> before(EntryId id) {
        return db.sql("select before from conversations.entry where id = ? and before is not null")
                .param(id.value())
                .query(String.class)
                .optional()
                .map(it -> json.readValue(it, CaseState.class));
    }

    void remove(EntryId id) {
        db.sql("delete from conversations.entry where id = ?").param(id.value()).update();
    }

    private Map<UUID, List<Entry.Attached>> files(CaseId id, int seq) {
        record OfEntry(UUID entry, Entry.Attached file) {}
        return db
                .sql("""
            select a.entry_id, a.file_id, coalesce(e.incoming_id, e.id), a.name, a.type, a.bytes, a.content_id
            from conversations.attachment a join conversations.entry e on e.id = a.entry_id
            where e.case_id = ? and e.seq > ? order by a.entry_id, a.n""")
                .params(id.value(), seq)
                .query((row, _) -> new OfEntry(
                        row.getObject(1, UUID.class),
                        new Entry.Attached(
                                row.getObject(2, UUID.class),
                                row.getObject(3, UUID.class),
                                row.getString(4),
                                row.getString(5),
                                row.getLong(6),
                                row.getString(7))))
                .list()
                .stream()
                .collect(Collectors.groupingBy(
                        OfEntry::entry, Collectors.mapping(OfEntry::file, Collectors.toCollection(ArrayList::new))));
    }

    private Entry read(ResultSet row, Map<UUID, List<Entry.Attached>> files) throws SQLException {
        var id = row.getObject("id", UUID.class);
        var via = row.getString("via");
        var staff = row.getObject("staff_id", UUID.class);
        var change = row.getString("change");
        var dispatch = row.getObject("dispatch", UUID.class);
        return new Entry(
                new EntryId(id),
                row.getInt("seq"),
                Entry.Kind.valueOf(row.getString("kind")),
                row.getTimestamp("at").toInstant(),
                via == null ? null : Via.valueOf(via),
                row.getString("party"),
                staff == null ? null : new StaffId(staff),
                row.getBoolean("robot"),
                row.getBoolean("unproven"),
                row.getString("subject"),
                row.getString("body"),
                row.getString("whole"),
                row.getString("html"),
                change == null ? null : json.readValue(change, Entry.Change.class),
                dispatch == null
                        ? null
                        : new Entry.Delivery(
                                dispatch,
                                row.getString("state"),
                                row.getTimestamp("next_at").toInstant(),
                                row.getString("why")),
                files.getOrDefault(id, List.of()));
    }
}
