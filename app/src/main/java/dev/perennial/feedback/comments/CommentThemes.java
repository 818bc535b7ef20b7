package dev.perennial.feedback.comments;

import dev.perennial.analytics.UnusableData;
import dev.perennial.analytics.text.Language;
import dev.perennial.analytics.text.Themes;
import dev.perennial.analytics.text.Themes.Theme;
import dev.perennial.analytics.timeseries.Emergence;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Groups the comments of a year, in the language most are in; the themes of the last time are what it begins with.
@Component
class CommentThemes {
    private static final Duration YEAR = Duration.ofDays(365);
    private static final Duration LATELY = Duration.ofDays(30);
    private static final int MOST = 2000;
    private static final double LEVEL = 0.95;

    private final JdbcClient db;
    private final MoodLearning learning;
    private final Clock clock;

    CommentThemes(JdbcClient db, MoodLearning learning, Clock clock) {
        this.db = db;
        this.learning = learning;
        this.clock = clock;
    }

    private record Said(UUID id, String text, Instant at) {}

    @Transactional
    public void group() {
        var language = usual();
        if (language.isEmpty()) return;
        var said = said(language.get());
        Themes found;
        try {
            found = Themes.of(
                    language.get(), said.stream().map(Said::text).toList(), before(language.get()), learning.masking());
        } catch (UnusableData tooFew) {
            db.sql("delete from feedback.theme").update();
            return;
        }
        write(language.get(), said, found);
    }

    private Optional<Language> usual() {
        return db.sql("""
            select language from feedback.comment where mood is not null and language <> ''
            group by language order by count(*) desc, language limit 1""").query(String.class).optional().flatMap(Language::of);
    }

    private List<Said> said(Language language) {
        return db.sql("""
            select a.id, a.text, a.collected_at as at from feedback.comment c
            join feedback.answer a on a.id = c.answer_id
            where c.language = :language and c.mood is not null and a.text is not null and a.collected_at >= :from
            order by a.collected_at desc, a.id limit :most""")
                .param("language", language.code())
                .param("from", Timestamp.from(clock.instant().minus(YEAR)))
                .param("most", MOST)
                .query((row, _) -> new Said(
                        row.getObject("id", UUID.class),
                        row.getString("text"),
                        row.getTimestamp("at").toInstant()))
                .list();
    }

    private List<Theme> before(Language language) {
        return db.sql(
                        "select name, words, weights, comments from feedback.theme where language = ? order by comments desc")
                .param(language.code())
                .query((row, _) -> {
                    var words = (String[]) row.getArray("words").getArray();
                    var weights = (Double[]) row.getArray("weights").getArray();
                    var map = new LinkedHashMap<String, Double>();
                    for (var k = 0; k < words.length; k++) map.put(words[k], weights[k]);
                    return new Theme(row.getString("name"), map, row.getInt("comments"), List.of());
                })
                .list();
    }

    private void write(Language language, List<Said> said, Themes found) {
        var recent = clock.instant().minus(LATELY);
        var themes = found.themes();
        var lately = new long[themes.size()];
        var before = new long[themes.size()];
        long now = 0;
        var of = found.theme();
        for (var i = 0; i < of.length; i++) {
            var isRecent = said.get(i).at().isAfter(recent);
            if (isRecent) now++;
            if (of[i] >= 0) (isRecent ? lately : before)[of[i]]++;
        }
        var rising = rising(lately, now, before, said.size() - now);
        db.sql("delete from feedback.theme").update();
        for (var k = 0; k < themes.size(); k++) {
            var theme = themes.get(k);
            var id = db.sql("""
                insert into feedback.theme (language, name, words, weights, comments, lately, rising)
                values (:language, :name, :words, :weights, :comments, :lately, :rising) returning id""")
                    .param("language", language.code())
                    .param("name", theme.name())
                    .param("words", theme.words().keySet().toArray(String[]::new))
                    .param("weights", theme.words().values().toArray(Double[]::new))
                    .param("comments", theme.comments())
                    .param("lately", lately[k])
                    .param("rising", rising.get(k))
                    .query(UUID.class)
                    .single();
            var members = new ArrayList<UUID>();
            for (var i = 0; i < of.length; i++)
                if (of[i] == k) members.add(said.get(i).id());
            db.sql("update feedback.comment set theme_id = :theme where answer_id = any(:members)")
                    .param("theme", id)
                    .param("members", members.toArray(UUID[]::new))
                    .update();
        }
    }

    private static List<Boolean> rising(long[] lately, long now, long[] before, long then) {
        var none = new ArrayList<Boolean>();
        for (var _ : lately) none.add(false);
        if (now == 0 || then == 0 || lately.length == 0) return none;
        return Emergence.of(lately, now, before, then, LEVEL).stream()
                .map(Emergence::rising)
                .toList();
    }
}
