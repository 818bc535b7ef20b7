package dev.perennial.feedback.comments;

import dev.perennial.analytics.text.Aspects;
import dev.perennial.analytics.text.Aspects.Mention;
import dev.perennial.analytics.text.Language;
import dev.perennial.analytics.text.LearnedSentiment;
import dev.perennial.analytics.text.NotAnalysed;
import dev.perennial.analytics.text.Reading;
import dev.perennial.analytics.text.Sentiment;
import dev.perennial.customers.CustomerId;
import dev.perennial.customers.Profiling;
import dev.perennial.feedback.aspects.KeptAspects;
import dev.perennial.platform.Businesses;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Reads the comments that nobody has read by the present rules: mood and aspects, in pieces that each stand. Comments
/// of people who object to being judged by scores are left alone.
@Component
class CommentReading {
    /// To be raised when lexicon or grammar change.
    private static final String RULES = "2";

    private static final int PIECE = 500;

    private final JdbcClient db;
    private final KeptAspects aspects;
    private final MoodLearning learning;
    private final AspectCorrections corrections;
    private final CustomerMoods moods;
    private final Profiling profiling;
    private final Businesses businesses;
    private final TransactionTemplate transaction;
    private final Clock clock;

    CommentReading(
            JdbcClient db,
            KeptAspects aspects,
            MoodLearning learning,
            AspectCorrections corrections,
            CustomerMoods moods,
            Profiling profiling,
            Businesses businesses,
            TransactionTemplate transaction,
            Clock clock) {
        this.db = db;
        this.aspects = aspects;
        this.learning = learning;
        this.corrections = corrections;
        this.moods = moods;
        this.profiling = profiling;
        this.businesses = businesses;
        this.transaction = transaction;
        this.clock = clock;
    }

    private record Written(UUID id, @Nullable UUID customer, String text) {}

    /// By what comments are read: rules, aspects and models together have one version.
    private record Reader(
            String version,
            Aspects aspects,
            Map<Language, LearnedSentiment> models,
            @Nullable Language usual) {}

    /// @return how many were read
    int read() {
        var reader = reader();
        var all = 0;
        for (var read = 1; read > 0; all += read)
            read = Objects.requireNonNull(transaction.execute(_ -> piece(reader)));
        return all;
    }

    /// Whether nothing came in meanwhile.
    boolean isDone() {
        return waiting(reader().version, 1).isEmpty();
    }

    private Reader reader() {
        var kept = aspects.taught();
        var models = learning.models();
        var learned = db.sql("select language || learned_at from feedback.mood_model order by 1")
                .query((row, _) -> row.getString(1))
                .list();
        var version = RULES + "-" + Integer.toHexString(Objects.hash(kept.toString(), learned));
        var usual = Language.of(businesses.current().language().getLanguage()).orElse(null);
        return new Reader(version, Aspects.of(kept), models, usual);
    }

    private int piece(Reader reader) {
        profiling.hold();
        var waiting = waiting(reader.version, PIECE);
        for (var written : waiting) write(reader, written);
        waiting.stream()
                .map(Written::customer)
                .filter(Objects::nonNull)
                .distinct()
                .forEach(customer -> moods.tell(new CustomerId(customer)));
        return waiting.size();
    }

    private List<Written> waiting(String version, int most) {
        return db.sql("""
            select a.id, a.customer_id as customer, a.text from feedback.answer a
            left join feedback.comment c on c.answer_id = a.id
            where a.text is not null and (c.answer_id is null or c.version <> :version)
              and (a.customer_id is null or a.customer_id not in (select customer_id from customers.api_unprofiled))
            order by a.id limit :most\
            """)
                .param("version", version)
                .param("most", most)
                .query((row, _) -> new Written(
                        row.getObject("id", UUID.class), row.getObject("customer", UUID.class), row.getString("text")))
                .list();
    }

    private void write(Reader reader, Written written) {
        var read = reader.usual == null ? Sentiment.of(written.text) : Sentiment.of(written.text, reader.usual);
        var learned = learned(reader, read, written.text);
        insert(reader.version, written, learned);
        if (learned instanceof Sentiment mood && mood.language().isPresent())
            label(written.id, reader.aspects.in(mood.language().get(), written.text));
    }

    private static Reading learned(Reader reader, Reading read, String text) {
        if (!(read instanceof Sentiment mood) || mood.language().isEmpty()) return read;
        var model = reader.models.get(mood.language().get());
        return model == null ? mood : model.read(text);
    }

    private void insert(String version, Written written, Reading read) {
        var mood = read instanceof Sentiment found ? found : null;
        var not = read instanceof NotAnalysed found ? found : null;
        db.sql("""
            insert into feedback.comment (answer_id, customer_id, version, language, mood, why_not, score, confidence, read_at)
            values (:id, :customer, :version, :language, :mood, :why, :score, :confidence, :at)
            on conflict (answer_id) do update set version = excluded.version, language = excluded.language,
                mood = excluded.mood, why_not = excluded.why_not, score = excluded.score,
                confidence = excluded.confidence, read_at = excluded.read_at\
            """)
                .param("id", written.id)
                .param("customer", written.customer)
                .param("version", version)
                .param(
                        "language",
                        not != null
                                ? not.language()
                                : mood == null
                                        ? ""
                                        : mood.language().map(Language::code).orElse(""))
                .param("mood", mood == null ? null : mood.mood().name())
                .param("why", not == null ? null : not.why().name())
                .param("score", mood == null ? null : (Double) mood.score())
                .param("confidence", mood == null ? null : (Double) mood.confidence())
                .param("at", Timestamp.from(clock.instant()))
                .update();
        db.sql("delete from feedback.comment_label where answer_id = ?")
                .param(written.id)
                .update();
    }

    private void label(UUID id, List<Mention> mentions) {
        for (var mention : mentions)
            db.sql("""
                insert into feedback.comment_label (answer_id, aspect, starts, ends, mood)
                values (?, ?, ?, ?, ?) on conflict do nothing\
                """)
                    .params(
                            id,
                            mention.aspect(),
                            mention.start(),
                            mention.end(),
                            mention.mood().name())
                    .update();
        corrections.apply(id);
    }
}
