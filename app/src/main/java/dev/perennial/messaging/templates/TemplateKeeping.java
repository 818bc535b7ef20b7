package dev.perennial.messaging.templates;

import dev.perennial.messaging.TemplateId;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class TemplateKeeping {
    private final JdbcClient db;
    private final Clock clock;

    TemplateKeeping(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    /// @return nothing when another has the name
    Optional<TemplateId> add(TemplateForm form) {
        return db.sql("""
            insert into messaging.template (name, subject, text, changed_at) values (?, ?, ?, ?)
            on conflict do nothing returning id""")
                .params(form.name(), form.subject(), form.text(), Timestamp.from(clock.instant()))
                .query((row, _) -> new TemplateId(row.getObject(1, UUID.class)))
                .optional();
    }

    /// @return false when another has the name
    boolean change(TemplateId id, TemplateForm form) {
        return db.sql("""
            update messaging.template t set name = :name, subject = :subject, text = :text, changed_at = :now
            where id = :id and not exists (
                select from messaging.template other where lower(other.name) = lower(:name) and other.id <> t.id)""")
                        .param("id", id.value())
                        .param("name", form.name())
                        .param("subject", form.subject())
                        .param("text", form.text())
                        .param("now", Timestamp.from(clock.instant()))
                        .update()
                == 1;
    }

    void remove(TemplateId id) {
        db.sql("delete from messaging.template where id = ?").param(id.value()).update();
    }
}
