package dev.perennial.conversations;

import static dev.perennial.customers.HeldTable.MOVED;
import static dev.perennial.customers.HeldTable.severedBy;
import static java.util.Map.entry;

import dev.perennial.customers.HeldTable;
import dev.perennial.customers.HeldText;
import dev.perennial.customers.HeldText.OnFound;
import dev.perennial.customers.PersonalData;
import dev.perennial.customers.Retained;
import dev.perennial.customers.Telling;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/// What somebody said goes with them: their cases, the lines that served no other case, the files.
@Component
class HeldOfConversations implements PersonalData {
    private static final String GONE = """
        with hers as (select id from conversations.case_file where customer_id = :customer),
        unread as (
            delete from conversations.thread t
            where exists (select from conversations.case_thread ct join hers h on h.id = ct.case_id where ct.thread_id = t.id)
              and not exists (
                  select from conversations.case_thread ct
                  where ct.thread_id = t.id and ct.case_id not in (select id from hers))),
        freed as (
            update conversations.case_file set merged_into = null, customer_id = null
            where merged_into in (select id from hers) and customer_id is distinct from :customer)
        delete from conversations.case_file where customer_id = :customer""";

    private static final String OVER = "status = 'CLOSED' and closed_at < :before and merged_into is null";

    /// Some of those, with the cases that were put into them, the lines that served no other, and what the timeline
    /// tells of them.
    private static final String OLD_ONES_GO = """
        with recursive old as (select id from conversations.case_file where %s limit 500),
        gone as (
            select id from old
            union
            select c.id from conversations.case_file c join gone g on c.merged_into = g.id),
        allowed as materialized (select set_config('perennial.retention', 'on', true) as retention),
        told as (
            delete from customers.api_activity a using allowed
            where allowed.retention = 'on' and a.source in (select 'case:' || id from gone)),
        unread as (
            delete from conversations.thread t
            where exists (
                    select from conversations.case_thread ct join gone g on g.id = ct.case_id where ct.thread_id = t.id)
              and not exists (
                  select from conversations.case_thread ct
                  where ct.thread_id = t.id and ct.case_id not in (select id from gone)))
        delete from conversations.case_file where id in (select id from gone)""".formatted(OVER);

    private static final Telling CASES = Telling.of("conversations.case", "conversations.held.cases", """
            select number, subject, via, status, opened_at, closed_at from conversations.case_file
            where customer_id = :customer order by opened_at""")
            .word("via", "conversations.via.")
            .word("status", "conversations.status.")
            .written("subject");

    private static final Telling WORDS = Telling.of("conversations.entry", "conversations.held.entries", """
            select e.at, c.number as case, e.kind, coalesce(e.whole, e.body) as text, e.staff_id as staff
            from conversations.entry e join conversations.case_file c on c.id = e.case_id
            where c.customer_id = :customer and e.kind <> 'CHANGE' order by e.at, e.id""")
            .word("kind", "conversations.held.kind.")
            .staff("staff")
            .written("text");

    private static final Telling LINES =
            Telling.of("conversations.thread", "conversations.held.lines", """
            select distinct t.via, t.address, t.name
            from conversations.thread t join conversations.case_thread ct on ct.thread_id = t.id
            join conversations.case_file c on c.id = ct.case_id
            where c.customer_id = :customer order by t.via, t.address""").word("via", "conversations.via.");

    private static final Telling VISITS = Telling.of("conversations.visitor", "conversations.held.visits", """
            select distinct v.made_at, v.seen_at, v.name, v.address, v.subject, v.source
            from conversations.visitor v join conversations.case_thread ct on ct.thread_id = v.thread_id
            join conversations.case_file c on c.id = ct.case_id
            where c.customer_id = :customer order by v.made_at""");

    private static final Telling FILES = Telling.of("conversations.attachment", "conversations.held.files", """
            select e.at, a.name, a.type, a.bytes
            from conversations.attachment a join conversations.entry e on e.id = a.entry_id
            join conversations.case_file c on c.id = e.case_id
            where c.customer_id = :customer order by e.at, a.n""")
            .written("name");

    @Override
    public List<HeldTable> tables() {
        return List.of(HeldTable.of("conversations.case_file", "customer_id", severedBy(GONE), MOVED, "id")
                .told(CASES, WORDS, LINES, VISITS, FILES));
    }

    @Override
    public List<HeldText> texts() {
        return List.of(
                HeldText.of("conversations.draft", "text", "conversations.held.drafts", OnFound.ROW_GOES),
                HeldText.of("conversations.draft_file", "name", "conversations.held.drafts", OnFound.ROW_GOES),
                HeldText.of("conversations.first_file", "name", "conversations.held.drafts", OnFound.ROW_GOES));
    }

    @Override
    public List<Retained> retained() {
        return List.of(new Retained(
                "conversations.retention.cases",
                1_095,
                30,
                3_650,
                true,
                (db, before) -> Retained.count(db, "conversations.case_file", OVER, before),
                (db, before) -> db.sql(OLD_ONES_GO).param("before", before).update()));
    }

    @Override
    public Map<String, String> nobody() {
        return Map.ofEntries(
                entry("conversations.widget", "what the business wants its chat to be"),
                entry("conversations.widget_origin", "the business’s own sites"),
                entry("conversations.widget_secret", "chance"),
                entry("conversations.visitor.began", "chance"),
                entry("conversations.visitor.proof", "chance"),
                entry("conversations.visitor_key.digest", "chance"),
                entry("conversations.chat_pace.who", "a digest that is gone after a day"),
                entry("conversations.acknowledgement", "words of the business’s own"),
                entry("conversations.rule_part", "rules of the business’s own"),
                entry("conversations.rule_run", "the numbers of messages"),
                entry("conversations.label", "words of the business’s own"),
                entry("conversations.promise", "what the business promises to everybody"),
                entry("conversations.wait.via", "a way to speak"),
                entry("conversations.day_book", "sums of a day"),
                entry("conversations.day_book_label", "sums of a week"),
                entry("conversations.day_book_hour", "how many at which hour"),
                entry("conversations.day_book_end", "up to when it is summed up"),
                entry("conversations.case_thread.reply_tag", "chance"),
                entry("conversations.entry.message_id", "what other mail programs call a message"),
                entry("conversations.entry.before", "how a case stood"),
                entry("conversations.attachment.type", "a kind of file"),
                entry("conversations.draft_file.type", "a kind of file"),
                entry("conversations.first_file.type", "a kind of file"),
                entry("conversations.attachment.content_id", "what a mail calls its pictures"));
    }
}
