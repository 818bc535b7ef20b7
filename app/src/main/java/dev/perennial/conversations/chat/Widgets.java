package dev.perennial.conversations.chat;

import static dev.perennial.ui.Words.t;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// Reads and keeps the [Widget]; until its owner has set one, it is off.
@Repository
class Widgets {
    private static final Colour LEAF = new Colour(0x2c, 0x6a, 0x4b);

    private final JdbcClient db;

    Widgets(JdbcClient db) {
        this.db = db;
    }

    Widget current() {
        var origins = origins();
        return db.sql("select active, greeting, colour, source, away_after from conversations.widget")
                .query((row, _) -> new Widget(
                        row.getBoolean("active"),
                        origins,
                        row.getString("greeting"),
                        Colour.read(row.getString("colour")).orElse(LEAF),
                        row.getString("source"),
                        row.getInt("away_after")))
                .optional()
                .orElseGet(() -> new Widget(false, List.of(), t("conversations.chat.greeting"), LEAF, "shop", 10));
    }

    boolean isActive() {
        return db.sql("select exists (select from conversations.widget where active)")
                .query(Boolean.class)
                .single();
    }

    List<String> origins() {
        return db.sql("select origin from conversations.widget_origin order by origin")
                .query((row, _) -> row.getString(1))
                .list();
    }

    @Transactional
    public void save(Widget widget) {
        db.sql("""
            insert into conversations.widget (active, greeting, colour, source, away_after)
            values (:active, :greeting, :colour, :source, :awayAfter)
            on conflict (only_one) do update set active = excluded.active, greeting = excluded.greeting,
                colour = excluded.colour, source = excluded.source, away_after = excluded.away_after""")
                .param("active", widget.active())
                .param("greeting", widget.greeting())
                .param("colour", widget.colour().toString())
                .param("source", widget.source())
                .param("awayAfter", widget.awayAfter())
                .update();
        db.sql("delete from conversations.widget_origin").update();
        for (var origin : widget.origins())
            db.sql("insert into conversations.widget_origin (origin) values (?) on conflict do nothing")
                    .param(origin)
                    .update();
    }
}
