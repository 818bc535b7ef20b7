package dev.perennial.feedback.comments;

import dev.perennial.access.AuditLog;
import dev.perennial.access.AuditLog.Action;
import dev.perennial.access.CurrentStaff;
import dev.perennial.access.Role;
import dev.perennial.analytics.text.Aspects;
import dev.perennial.analytics.text.Aspects.Span;
import dev.perennial.analytics.text.Language;
import dev.perennial.feedback.aspects.KeptAspects;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// What staff say the sentences of comments are about. It stands, whoever reads them again.
@Repository
class AspectCorrections {
    private final JdbcClient db;
    private final KeptAspects aspects;
    private final CurrentStaff staff;
    private final AuditLog log;
    private final Clock clock;

    AspectCorrections(JdbcClient db, KeptAspects aspects, CurrentStaff staff, AuditLog log, Clock clock) {
        this.db = db;
        this.aspects = aspects;
        this.staff = staff;
        this.log = log;
        this.clock = clock;
    }

    private record Read(
            String text, String language, @Nullable UUID customer) {}

    /// @param starts where the sentence begins
    /// @param mood how it speaks of the aspect; nothing when it is not about it
    /// @return false when there is no such comment, sentence or aspect any more
    @Transactional
    boolean correct(UUID comment, String aspect, int starts, Optional<CommentMood> mood) {
        staff.require(Role.MANAGER);
        var read = read(comment);
        if (read.isEmpty() || aspects.all().stream().noneMatch(it -> it.name().equals(aspect))) return false;
        var sentence = sentences(read.get().language(), read.get().text()).stream()
                .filter(it -> it.start() == starts)
                .findFirst();
        if (sentence.isEmpty()) return false;
        db.sql("""
            insert into feedback.aspect_correction (answer_id, aspect, starts, ends, mood, corrected_at)
            values (:comment, :aspect, :starts, :ends, :mood, :at)
            on conflict (answer_id, aspect, starts) do update set mood = excluded.mood, corrected_at = excluded.corrected_at\
            """)
                .param("comment", comment)
                .param("aspect", aspect)
                .param("starts", starts)
                .param("ends", sentence.get().end())
                .param("mood", mood.map(CommentMood::name).orElse(null))
                .param("at", Timestamp.from(clock.instant()))
                .update();
        apply(comment);
        log.write(Action.CHANGED, "feedback.comments", read.get().customer(), 1);
        return true;
    }

    private Optional<Read> read(UUID comment) {
        return db.sql("""
            select a.text, c.language, c.customer_id as customer
            from feedback.comment c join feedback.answer a on a.id = c.answer_id
            where c.answer_id = ? and a.text is not null\
            """).param(comment).query(Read.class).optional();
    }

    /// The sentences of a comment; none where its language is not read.
    static List<Span> sentences(@Nullable String language, String text) {
        return Language.of(language == null ? "" : language)
                .map(it -> Aspects.sentences(it, text))
                .orElse(List.of());
    }

    /// Lays them over what was read.
    void apply(UUID comment) {
        db.sql("""
            delete from feedback.comment_label l using feedback.aspect_correction k
            where l.answer_id = ? and k.answer_id = l.answer_id and k.aspect = l.aspect and k.starts = l.starts\
            """).param(comment).update();
        db.sql("""
            insert into feedback.comment_label (answer_id, aspect, starts, ends, mood)
            select answer_id, aspect, starts, ends, mood from feedback.aspect_correction
            where answer_id = ? and mood is not null\
            """).param(comment).update();
    }
}
