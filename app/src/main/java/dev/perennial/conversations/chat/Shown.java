package dev.perennial.conversations.chat;

import dev.perennial.conversations.ThreadId;
import dev.perennial.conversations.Visitor;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// What a visitor sees of their conversation: what they said in the chat and what they were answered there. What was
/// written by mail in the same case they see when they have proven the address; nothing else of a case, ever.
@Repository
class Shown {
    private static final int MOST = 200;

    private final JdbcClient db;

    Shown(JdbcClient db) {
        this.db = db;
    }

    /// @param mine whether the visitor said it
    /// @param mail whether it was written by mail
    record Word(UUID id, boolean mine, boolean mail, Instant at, String text) {
        static Word read(ResultSet row) throws SQLException {
            return new Word(
                    row.getObject("id", UUID.class),
                    row.getString("kind").equals("HEARD"),
                    row.getBoolean("mail"),
                    row.getTimestamp("at").toInstant(),
                    row.getString("body"));
        }
    }

    /// The latest, in their order. What may still be taken back is not shown yet.
    List<Word> to(Visitor visitor) {
        return db.sql("""
            select * from (
                select e.id, e.kind, t.via = 'EMAIL' as mail, e.at,
                    case e.kind when 'SAID' then coalesce(e.whole, e.body) else e.body end as body, e.case_id, e.seq
                from conversations.entry e
                join conversations.thread t on t.id = e.thread_id
                left join messaging.api_dispatch d on d.id = e.dispatch_id
                where e.kind in ('HEARD', 'SAID') and not (e.kind = 'HEARD' and e.robot)
                  and e.case_id in (select case_id from conversations.case_thread where thread_id = :chat)
                  and (t.id = :chat or (:proven and t.via = 'EMAIL' and t.key = lower(:address)))
                  and (e.dispatch_id is null or e.mailed_at is not null or d.state <> 'WAITING')
                order by e.at desc, e.case_id desc, e.seq desc limit :most) latest
            order by at, case_id, seq""")
                .param("chat", visitor.thread().value())
                .param("proven", visitor.addressProven())
                .param("address", visitor.address() == null ? "" : visitor.address())
                .param("most", MOST)
                .query((row, _) -> Word.read(row))
                .list();
    }

    /// Whether somebody wrote by mail what the visitor does not see, for want of proof.
    boolean hides(Visitor visitor) {
        if (visitor.address() == null || visitor.addressProven()) return false;
        return db.sql("""
            select exists (
                select from conversations.entry e
                join conversations.thread t on t.id = e.thread_id
                where e.case_id in (select case_id from conversations.case_thread where thread_id = :chat)
                  and e.kind = 'HEARD' and t.via = 'EMAIL' and t.key = lower(:address))""")
                .param("chat", visitor.thread().value())
                .param("address", visitor.address())
                .query(Boolean.class)
                .single();
    }

    /// The cases their line takes part in.
    List<UUID> cases(ThreadId chat) {
        return db.sql("""
            select c.id from conversations.case_thread ct join conversations.case_file c on c.id = ct.case_id
            where ct.thread_id = ? and c.merged_into is null order by c.changed_at desc limit 5""")
                .param(chat.value())
                .query((row, _) -> row.getObject(1, UUID.class))
                .list();
    }
}
