package dev.perennial.messaging.incoming;

import dev.perennial.messaging.KeptFiles;
import dev.perennial.messaging.Received.Attachment;
import dev.perennial.messaging.reading.Mail.Enclosed;
import dev.perennial.platform.StoredFiles;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Writes down which files came with which message, and lets go of those that nobody needs any more.
@Repository
class Enclosures {
    private final JdbcClient db;
    private final KeptFiles files;
    private final StoredFiles stored;

    Enclosures(JdbcClient db, KeptFiles files, StoredFiles stored) {
        this.db = db;
        this.files = files;
        this.stored = stored;
    }

    @Transactional(propagation = Propagation.MANDATORY, rollbackFor = IOException.class)
    List<Attachment> keep(UUID incoming, List<Enclosed> enclosed) throws IOException {
        var attachments = new ArrayList<Attachment>();
        for (var file : enclosed) {
            var kept = files.keep(file.name(), file.open()::get);
            db.sql("""
                insert into messaging.enclosed (incoming_id, position, bytes_hash, name, type, content_id)
                values (:incoming, :position, :hash, :name, :type, :contentId)""")
                    .param("incoming", incoming)
                    .param("position", attachments.size())
                    .param("hash", kept.hash())
                    .param("name", file.name())
                    .param("type", file.type())
                    .param("contentId", file.contentId())
                    .update();
            attachments.add(new Attachment(kept.file(), file.name(), file.type(), kept.bytes(), file.contentId()));
        }
        return attachments;
    }

    /// Those that no message has any more, none waits to be sent with, and no module above needs: who needs one says so
    /// by a foreign key.
    List<UUID> unused() {
        return db.sql("""
            select file_id from messaging.enclosed_file f
            where not exists (select from messaging.enclosed e where e.bytes_hash = f.bytes_hash)
              and not exists (
                  select from messaging.dispatch d where d.files @> array[f.file_id] and d.files <> '{}'
                    and d.settled_at is null)
              %s
            limit 1000""".formatted(String.join("\n", unneeded())))
                .query((row, _) -> row.getObject(1, UUID.class))
                .list();
    }

    private List<String> unneeded() {
        return db.sql("""
            select format('and not exists (select from %s x where x.%I = f.file_id)', k.conrelid::regclass, a.attname)
            from pg_constraint k join pg_attribute a on a.attrelid = k.conrelid and a.attnum = k.conkey[1]
            where k.contype = 'f' and k.confrelid = 'platform.stored_file'::regclass and k.confdeltype in ('a', 'r')
            order by 1""").query((row, _) -> row.getString(1)).list();
    }

    /// @return false when somebody still needs it
    boolean remove(UUID file) {
        try {
            stored.remove(file);
            return true;
        } catch (DataIntegrityViolationException _) {
            return false;
        }
    }
}
