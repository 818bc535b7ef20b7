package dev.perennial.feedback.aspects;

import dev.perennial.analytics.text.Aspect;
import dev.perennial.analytics.text.Language;
import dev.perennial.platform.Business;
import dev.perennial.platform.Businesses;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// The aspects of this business. Changing one of the usual ones makes them all its own.
@Repository
public class KeptAspects {
    private final JdbcClient db;
    private final Businesses businesses;

    KeptAspects(JdbcClient db, Businesses businesses) {
        this.db = db;
        this.businesses = businesses;
    }

    public List<Aspect> all() {
        var own = db.sql("select * from feedback.aspect order by lower(name)")
                .query(KeptAspects::read)
                .list();
        return own.isEmpty() ? Aspect.usual(kind(businesses.current().kind())) : own;
    }

    /// With the words that corrections taught besides.
    public List<Aspect> taught() {
        var learned = learned();
        return all().stream()
                .map(aspect -> with(aspect, learned.getOrDefault(aspect.name(), Map.of())))
                .toList();
    }

    /// What was learned, by aspect and language; a minus before a word says that it does not name the aspect.
    Map<String, Map<Language, List<String>>> learned() {
        var learned = new HashMap<String, Map<Language, List<String>>>();
        db.sql("select aspect, language, word from feedback.aspect_word order by 1, 2, 3")
                .query(row -> {
                    var word = row.getString("word");
                    var aspect = row.getString("aspect");
                    Language.of(row.getString("language"))
                            .ifPresent(language -> learned.computeIfAbsent(aspect, _ -> new EnumMap<>(Language.class))
                                    .computeIfAbsent(language, _ -> new ArrayList<>())
                                    .add(word));
                });
        return learned;
    }

    private static Aspect with(Aspect aspect, Map<Language, List<String>> learned) {
        if (learned.isEmpty()) return aspect;
        var words = new EnumMap<Language, List<String>>(Language.class);
        words.putAll(aspect.words());
        learned.forEach((language, more) -> words.merge(
                language,
                more,
                (old, added) -> Stream.concat(old.stream(), added.stream()).toList()));
        return new Aspect(aspect.name(), words);
    }

    /// In place of what was learned in this language before.
    @Transactional
    public void teach(Language language, Map<String, List<String>> words) {
        db.sql("delete from feedback.aspect_word where language = ?")
                .param(language.code())
                .update();
        words.forEach((aspect, taught) -> taught.forEach(
                word -> db.sql("""
                    insert into feedback.aspect_word (aspect, language, word) values (?, ?, ?) on conflict do nothing\
                    """).params(aspect, language.code(), word).update()));
    }

    /// Adds it, or gives the one of this name other words.
    @Transactional
    public void keep(Aspect aspect) {
        makeOwn();
        write(aspect);
    }

    @Transactional
    public void remove(String name) {
        makeOwn();
        db.sql("delete from feedback.aspect where name = ?").param(name).update();
        for (var table : List.of("aspect_correction", "aspect_word"))
            db.sql("delete from feedback." + table + " where aspect = ?")
                    .param(name)
                    .update();
    }

    private void makeOwn() {
        var none = db.sql("select not exists (select from feedback.aspect)")
                .query(Boolean.class)
                .single();
        if (none) all().forEach(this::write);
    }

    private void write(Aspect aspect) {
        db.sql("""
            insert into feedback.aspect (name, english, german, french, spanish)
            values (:name, :english, :german, :french, :spanish)
            on conflict (name) do update set english = excluded.english, german = excluded.german,
                french = excluded.french, spanish = excluded.spanish\
            """)
                .param("name", aspect.name())
                .param("english", words(aspect, Language.ENGLISH))
                .param("german", words(aspect, Language.GERMAN))
                .param("french", words(aspect, Language.FRENCH))
                .param("spanish", words(aspect, Language.SPANISH))
                .update();
    }

    private static String[] words(Aspect aspect, Language language) {
        return aspect.words().getOrDefault(language, List.of()).toArray(String[]::new);
    }

    private static Aspect read(ResultSet row, int number) throws SQLException {
        var words = new EnumMap<Language, List<String>>(Language.class);
        words.put(Language.ENGLISH, list(row.getArray("english")));
        words.put(Language.GERMAN, list(row.getArray("german")));
        words.put(Language.FRENCH, list(row.getArray("french")));
        words.put(Language.SPANISH, list(row.getArray("spanish")));
        return new Aspect(row.getString("name"), words);
    }

    private static List<String> list(Array words) throws SQLException {
        return Arrays.asList((String[]) words.getArray());
    }

    private static Aspect.Business kind(Business.Kind kind) {
        return switch (kind) {
            case BAKERY_CAFE, RESTAURANT -> Aspect.Business.CAFE;
            case ONLINE_SHOP -> Aspect.Business.ONLINE;
            case BEAUTY, HEALTH -> Aspect.Business.SALON;
            case CRAFT, PROFESSIONAL -> Aspect.Business.TRADE;
            case SHOP, OTHER -> Aspect.Business.SHOP;
        };
    }
}
