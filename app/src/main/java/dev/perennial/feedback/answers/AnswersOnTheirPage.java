package dev.perennial.feedback.answers;

import dev.perennial.customers.CustomerId;
import dev.perennial.customers.CustomerPanel;
import dev.perennial.feedback.Scale;
import dev.perennial.feedback.answers.SaidPanel.Answer;
import dev.perennial.feedback.answers.SaidPanel.Said;
import dev.perennial.ui.View;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Brings what they said to the customer page.
@Repository
class AnswersOnTheirPage implements CustomerPanel {
    private static final int LATEST = 4;
    private static final int ANSWERS = 8;

    private final JdbcClient db;

    AnswersOnTheirPage(JdbcClient db) {
        this.db = db;
    }

    @Override
    public List<String> styles() {
        return List.of("/css/feedback.css");
    }

    @Override
    public Place place() {
        return Place.STORY;
    }

    @Override
    public int order() {
        return 20;
    }

    @Override
    public Optional<View> of(CustomerId customer) {
        var count = db.sql("select count(distinct submission_id) from feedback.answer where customer_id = ?")
                .param(customer.value())
                .query(Long.class)
                .single();
        return count == 0 ? Optional.empty() : Optional.of(new SaidPanel(count, latest(customer)));
    }

    private List<Said> latest(CustomerId customer) {
        record Head(Instant at, @Nullable String about) {}
        var heads = new LinkedHashMap<UUID, Head>();
        var answers = new LinkedHashMap<UUID, List<Answer>>();
        db.sql("""
            with latest as (
                select submission_id, max(collected_at) as at from feedback.answer where customer_id = :customer
                group by submission_id order by at desc, submission_id limit :latest)
            select l.at, a.*, q.kind, q.low, q.high, q.polarity, q.good_at, q.bad_at, w.words
            from latest l join feedback.answer a on a.submission_id = l.submission_id and a.customer_id = :customer
            join feedback.question q on q.id = a.question_id
            join feedback.wording w on w.id = a.wording_id
            order by l.at desc, a.submission_id, q.overall desc, q.kind = 'TEXT', a.id""").param("customer", customer.value()).param("latest", LATEST).query(row -> {
            var submission = row.getObject("submission_id", UUID.class);
            var product = row.getString("product");
            heads.putIfAbsent(
                    submission,
                    new Head(row.getTimestamp("at").toInstant(), product == null ? row.getString("place") : product));
            var list = answers.computeIfAbsent(submission, _ -> new ArrayList<>());
            if (list.size() < ANSWERS) list.add(answer(row));
        });
        return heads.entrySet().stream()
                .map(it -> new Said(
                        it.getValue().at(), it.getValue().about(), answers.getOrDefault(it.getKey(), List.of())))
                .toList();
    }

    private static Answer answer(ResultSet row) throws SQLException {
        var number = row.getObject("number", Double.class);
        var high = row.getObject("high", Double.class);
        var good = row.getObject("good_at", Double.class);
        var kind = Scale.Kind.valueOf(row.getString("kind"));
        var scale = new Scale(
                kind,
                row.getObject("low", Double.class),
                high,
                Scale.Polarity.valueOf(row.getString("polarity")),
                good,
                row.getObject("bad_at", Double.class));
        return new Answer(
                row.getString("words"),
                AnswerWords.of(
                        number,
                        high,
                        row.getObject("truth", Boolean.class),
                        row.getObject("day", LocalDate.class),
                        row.getString("option_id")),
                number == null ? null : scale.box(number),
                row.getString("text"));
    }
}
