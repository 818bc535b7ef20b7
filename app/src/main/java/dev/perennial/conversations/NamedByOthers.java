package dev.perennial.conversations;

import dev.perennial.customers.HeldPlace;
import dev.perennial.customers.Traces;
import java.sql.Timestamp;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// A person's addresses in what others wrote: a forwarded mail, a note, a quoted reply. Their own words go with their
/// cases; of others' words only the addresses go.
@Component
class NamedByOthers implements HeldPlace {
    private static final String BLOT = "[…]";

    private final JdbcClient db;

    NamedByOthers(JdbcClient db) {
        this.db = db;
    }

    private record Said(
            UUID id,
            Timestamp at,
            @Nullable String subject,
            String body,
            @Nullable String whole,
            @Nullable String html) {
        String all() {
            return String.join("\n", or(subject), body, or(whole), or(html));
        }

        private static String or(@Nullable String text) {
            return text == null ? "" : text;
        }
    }

    @Override
    public List<String> columns() {
        return List.of(
                "conversations.entry.subject",
                "conversations.entry.body",
                "conversations.entry.whole",
                "conversations.entry.html",
                "conversations.entry.change",
                "conversations.thread.address",
                "conversations.thread.key",
                "conversations.thread.name",
                "conversations.visitor.name",
                "conversations.visitor.address",
                "conversations.visitor.subject",
                "conversations.visitor.source",
                "conversations.attachment.name");
    }

    @Override
    public String name() {
        return "conversations.others";
    }

    @Override
    public String title() {
        return "conversations.held.others";
    }

    @Override
    public List<String> tell(Traces traces) {
        return found(traces).stream()
                .map(it -> it.at().toInstant().toString().substring(0, 10))
                .distinct()
                .toList();
    }

    @Override
    public long erase(Traces traces) {
        var found = found(traces);
        for (var said : found) {
            var body = blot(said.body(), traces);
            var whole = said.whole() == null ? null : blot(said.whole(), traces);
            var subject = said.subject() == null ? null : blot(said.subject(), traces);
            var words = FoundWords.of(subject == null ? "" : subject, whole == null ? body : whole);
            db.sql("""
                update conversations.entry set subject = :subject, body = :body, whole = :whole, html = :html,
                    words = array_to_tsvector(:words::text[])
                where id = :id""")
                    .param("subject", subject)
                    .param("body", body)
                    .param("whole", whole)
                    .param("html", said.html() == null ? null : blot(said.html(), traces))
                    .param("words", FoundWords.array(words))
                    .param("id", said.id())
                    .update();
        }
        return found.size()
                + db.sql("""
            update conversations.thread set address = :blot, key = 'erased:' || id, name = null
            where key = any(:keys)""").param("blot", BLOT).param("keys", keys(traces)).update()
                + db.sql("""
            update conversations.visitor
            set name = null, address = null, address_proven_at = null, proof = null, subject = null, source = null
            where lower(address) = any(:keys)""").param("keys", keys(traces)).update();
    }

    private static String blot(String text, Traces traces) {
        var left = text;
        for (var address : traces.addresses())
            left = Pattern.compile(Pattern.quote(address), Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE)
                    .matcher(left)
                    .replaceAll(Matcher.quoteReplacement(BLOT));
        return left;
    }

    private List<Said> found(Traces traces) {
        Set<Said> found = new LinkedHashSet<>();
        for (var address : traces.addresses()) {
            var query = FoundWords.query(address);
            if (query.isEmpty()) continue;
            db
                    .sql("""
                select e.id, e.at, e.subject, e.body, e.whole, e.html
                from conversations.entry e join conversations.case_file c on c.id = e.case_id
                where e.words @@ ?::tsquery and c.customer_id is distinct from ?""")
                    .params(query, traces.customer().value())
                    .query((row, _) -> new Said(
                            row.getObject(1, UUID.class),
                            row.getTimestamp(2),
                            row.getString(3),
                            row.getString(4),
                            row.getString(5),
                            row.getString(6)))
                    .list()
                    .stream()
                    .filter(it -> traces.in(it.all()))
                    .forEach(found::add);
        }
        return List.copyOf(found);
    }

    private static String[] keys(Traces traces) {
        return traces.addresses().stream().map(Lines::key).distinct().toArray(String[]::new);
    }
}
