package dev.perennial.conversations;

import dev.perennial.conversations.Entries.Fresh;
import dev.perennial.messaging.SampleMessages;
import java.time.Clock;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// Invented conversations, removable with the customers they are with.
@Repository
public class SampleCases {
    private final JdbcClient db;
    private final Cases cases;
    private final Entries entries;
    private final Lines lines;
    private final SampleMessages messages;
    private final Clock clock;

    SampleCases(JdbcClient db, Cases cases, Entries entries, Lines lines, SampleMessages messages, Clock clock) {
        this.db = db;
        this.cases = cases;
        this.entries = entries;
        this.lines = lines;
        this.messages = messages;
        this.clock = clock;
    }

    /// The customers must be there. Nothing of it leaves the house.
    @Transactional
    public void bring(List<SampleCase> samples) {
        var mailbox = messages.mailbox();
        for (var sample : samples) {
            var now = clock.instant();
            var opened = now.minus(sample.words().getFirst().ago());
            var account = sample.via() == Via.EMAIL ? mailbox : null;
            var thread = lines.between(sample.via(), account, sample.address(), sample.name(), opened);
            var fresh = CaseState.fresh(sample.via(), false).of(sample.priority());
            var file = cases.open(sample.customer(), sample.subject(), account, fresh, thread, false, null, opened);
            var state = fresh;
            for (var words : sample.words()) {
                var at = now.minus(words.ago());
                var line = words.kind() == Entry.Kind.NOTE ? null : thread;
                var entry = words.by() == null
                        ? Fresh.heard(at, thread, false, false, words.text())
                        : Fresh.written(words.kind(), at, words.by(), line, words.text(), null);
                entries.append(file.id(), entry);
                state = switch (words.kind()) {
                    case HEARD -> state.heard(sample.via(), at, Thanks.only(words.text()));
                    case CALL -> state.heard(sample.via(), at, false).answered(at);
                    case SAID -> state.answered(at);
                    case NOTE, CHANGE -> state;
                };
                cases.become(cases.hold(file.id()), state, at);
            }
            for (var label : sample.labels()) label(file.id(), label);
            var last = now.minus(sample.words().getLast().ago());
            var end = state.assignedTo(sample.assignee());
            cases.become(cases.hold(file.id()), sample.done() ? end.closed(last) : end, last);
        }
    }

    private void label(CaseId id, String name) {
        db.sql("""
            with label as (
                insert into conversations.label (name, key) values (:name, lower(:name))
                on conflict (key) do update set name = label.name returning id)
            insert into conversations.case_label (case_id, label_id) select :case, id from label""").param("name", name).param("case", id.value()).update();
    }

    /// Removes the cases of invented customers, the lines that served no other, and labels nobody carries.
    @Transactional
    public void remove() {
        db.sql("""
            update conversations.case_file set merged_into = null
            where merged_into in (
                select c.id from conversations.case_file c join customers.api_customer s on s.id = c.customer_id
                where s.sample)""").update();
        db.sql("""
            delete from conversations.case_file
            where customer_id in (select id from customers.api_customer where sample)""").update();
        db.sql("""
            delete from conversations.thread t
            where not exists (select from conversations.case_thread ct where ct.thread_id = t.id)""").update();
        db.sql("""
            delete from conversations.label l
            where not exists (select from conversations.case_label cl where cl.label_id = l.id)""").update();
        messages.remove();
    }
}
