package dev.perennial.conversations;

import dev.perennial.messaging.AttachmentOwner;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Whoever sees a case sees the files of its messages; whose cases they see is the database's to say.
@Component
class SeenMessages implements AttachmentOwner {
    private final JdbcClient db;

    SeenMessages(JdbcClient db) {
        this.db = db;
    }

    @Override
    public boolean maySee(UUID message) {
        return db.sql("""
            select exists (select from conversations.entry e join conversations.case_file c on c.id = e.case_id
                where e.incoming_id = :message or e.id = :message)""").param("message", message).query(Boolean.class).single();
    }

    @Override
    public Optional<String> name(UUID message, UUID file) {
        return db.sql("""
            select a.name from conversations.attachment a join conversations.entry e on e.id = a.entry_id
            where (e.incoming_id = :message or e.id = :message and e.kind = 'SAID') and a.file_id = :file
            order by a.n limit 1""")
                .param("message", message)
                .param("file", file)
                .query(String.class)
                .optional();
    }
}
