package dev.perennial.feedback.comments;

import dev.perennial.access.AuditLog;
import dev.perennial.access.AuditLog.Action;
import dev.perennial.access.CurrentStaff;
import dev.perennial.access.Role;
import dev.perennial.customers.CustomerId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// The comments and what was read in them.
@Repository
class Comments {
    private final JdbcClient db;
    private final CustomerMoods moods;
    private final CurrentStaff staff;
    private final AuditLog log;
    private final Clock clock;

    Comments(JdbcClient db, CustomerMoods moods, CurrentStaff staff, AuditLog log, Clock clock) {
        this.db = db;
        this.moods = moods;
        this.staff = staff;
        this.log = log;
        this.clock = clock;
    }

    private static final String CHOSEN = """
        from feedback.answer a
        left join feedback.comment c on c.answer_id = a.id
        left join customers.api_customer p on p.id = a.customer_id
        where a.text is not null
          and (:mood = '' or coalesce(c.corrected, c.mood, 'NONE') = :mood)
          and (:language = '' or c.language = :language)
          and (:aspect = '' or exists (select from feedback.comment_label l
                                       where l.answer_id = a.id and l.aspect = :aspect))
          and (:theme = '' or c.theme_id::text = :theme)\
        """;

    /// The newest first.
    List<Comment> find(CommentFilter filter, int from, int most) {
        var found = new LinkedHashMap<UUID, Comment>();
        filter.given(db.sql("""
            select a.id, a.collected_at, a.customer_id, a.text, a.product, a.place, c.language, c.mood, c.why_not,
                   c.corrected, p.called, c.answer_id is not null as read
            """ + CHOSEN + " order by a.collected_at desc, a.id limit :most offset :from"))
                .param("most", most)
                .param("from", from)
                .query(row -> {
                    var comment = read(row);
                    found.put(comment.id(), comment);
                });
        label(found);
        return List.copyOf(found.values());
    }

    private static Comment read(ResultSet row) throws SQLException {
        var customer = row.getObject("customer_id", UUID.class);
        var product = row.getString("product");
        return new Comment(
                row.getObject("id", UUID.class),
                row.getTimestamp("collected_at").toInstant(),
                customer == null ? null : new CustomerId(customer),
                row.getString("called"),
                row.getString("text"),
                product == null ? row.getString("place") : product,
                row.getBoolean("read"),
                row.getString("language"),
                mood(row.getString("mood")),
                row.getString("why_not"),
                mood(row.getString("corrected")),
                new ArrayList<>());
    }

    private static @Nullable CommentMood mood(@Nullable String name) {
        return name == null ? null : CommentMood.valueOf(name);
    }

    private void label(LinkedHashMap<UUID, Comment> found) {
        db.sql("""
            select answer_id, aspect, starts, ends, mood from feedback.comment_label
            where answer_id = any(:ids) order by answer_id, starts, aspect\
            """).param("ids", found.keySet().toArray(UUID[]::new)).query(row -> {
            var comment = found.get(row.getObject("answer_id", UUID.class));
            if (comment == null) return;
            var end = Math.min(row.getInt("ends"), comment.text().length());
            comment.labels()
                    .add(new Comment.Label(
                            row.getString("aspect"),
                            row.getInt("starts"),
                            comment.text().substring(Math.min(row.getInt("starts"), end), end),
                            CommentMood.valueOf(row.getString("mood"))));
        });
    }

    /// How many there are of each mood, of those without a mood, and of those still to be read.
    CommentCounts counts() {
        return db.sql("""
            select count(*) filter (where coalesce(c.corrected, c.mood) = 'POSITIVE') as positive,
                   count(*) filter (where coalesce(c.corrected, c.mood) = 'NEUTRAL') as neutral,
                   count(*) filter (where coalesce(c.corrected, c.mood) = 'NEGATIVE') as negative,
                   count(*) filter (where c.why_not is not null and c.corrected is null) as not_analysed,
                   count(*) filter (where c.answer_id is null) as unread
            from feedback.answer a left join feedback.comment c on c.answer_id = a.id
            where a.text is not null\
            """).query(CommentCounts.class).single();
    }

    List<String> languages() {
        return db.sql("select distinct language from feedback.comment where language <> '' order by 1")
                .query((row, _) -> row.getString(1))
                .list();
    }

    /// What is spoken of, the most often blamed first.
    List<CommentsPage.AspectLine> aspects() {
        return db.sql("""
            select aspect, count(*) as mentions, count(*) filter (where mood = 'NEGATIVE') as blamed,
                   count(*) filter (where mood = 'POSITIVE') as praised
            from feedback.comment_label group by aspect order by blamed desc, mentions desc, aspect\
            """)
                .query((row, _) -> new CommentsPage.AspectLine(
                        row.getString("aspect"),
                        row.getLong("mentions"),
                        row.getLong("blamed"),
                        row.getLong("praised")))
                .list();
    }

    /// The largest first.
    List<CommentsPage.ThemeLine> themes() {
        return db.sql("""
            select t.id::text, t.name, t.comments, t.lately, t.rising,
                   (select count(*) from feedback.comment c join feedback.answer a on a.id = c.answer_id
                    where c.language = t.language and c.mood is not null
                      and a.collected_at >= :from) as all_comments
            from feedback.theme t order by t.comments desc, t.name\
            """)
                .param("from", Timestamp.from(clock.instant().minus(Duration.ofDays(365))))
                .query((row, _) -> new CommentsPage.ThemeLine(
                        row.getString("id"),
                        row.getString("name"),
                        row.getLong("comments"),
                        row.getLong("lately"),
                        row.getBoolean("rising"),
                        row.getLong("all_comments")))
                .list();
    }

    /// What somebody of the staff says it is; the models learn from it.
    @Transactional
    boolean correct(UUID id, CommentMood mood) {
        staff.require(Role.MANAGER);
        var customer = db.sql("""
            update feedback.comment set corrected = :mood, corrected_at = :at where answer_id = :id
            returning coalesce(customer_id::text, '')\
            """)
                .param("mood", mood.name())
                .param("at", Timestamp.from(clock.instant()))
                .param("id", id)
                .query(String.class)
                .optional();
        if (customer.isEmpty()) return false;
        var who = customer.get().isEmpty() ? null : UUID.fromString(customer.get());
        if (who != null) moods.tell(new CustomerId(who));
        log.write(Action.CHANGED, "feedback.comments", who, 1);
        return true;
    }
}
