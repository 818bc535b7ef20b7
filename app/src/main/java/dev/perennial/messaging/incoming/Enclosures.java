package dev.perennial.messaging.incoming;

import dev.perennial.messaging.Received.Attachment;
import dev.perennial.messaging.reading.Mail.Enclosed;
import dev.perennial.platform.StoredFiles;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Keeps the files of messages, the same bytes once: the logo under every mail of a company is one file.
@Repository
class Enclosures {
    private final JdbcClient db;
    private final StoredFiles files;

    Enclosures(JdbcClient db, StoredFiles files) {
        this.db = db;
        this.files = files;
    }

    private record Kept(UUID file, long bytes) {}

    @Transactional(propagation = Propagation.MANDATORY, rollbackFor = IOException.class)
    List<Attachment> keep(UUID incoming, List<Enclosed> enclosed) throws IOException {
        var attachments = new ArrayList<Attachment>();
        for (var file : enclosed) {
            var hash = hash(file);
            var kept = kept(hash, file);
            db.sql("""
                insert into messaging.enclosed (incoming_id, position, bytes_hash, name, type, content_id)
                values (:incoming, :position, :hash, :name, :type, :contentId)""")
                    .param("incoming", incoming)
                    .param("position", attachments.size())
                    .param("hash", hash)
                    .param("name", file.name())
                    .param("type", file.type())
                    .param("contentId", file.contentId())
                    .update();
            attachments.add(new Attachment(kept.file(), file.name(), file.type(), kept.bytes(), file.contentId()));
        }
        return attachments;
    }

    private Kept kept(String hash, Enclosed enclosed) throws IOException {
        var known = find(hash);
        if (!known.isEmpty()) return known.getFirst();
        try (var bytes = enclosed.open().get()) {
            var stored = files.store(enclosed.name(), bytes);
            var isNew =
                    db.sql("""
                insert into messaging.enclosed_file (bytes_hash, file_id, byte_count) values (?, ?, ?) on conflict do nothing""").params(hash, stored.id(), stored.byteCount()).update() == 1;
            if (isNew) return new Kept(stored.id(), stored.byteCount());
            files.remove(stored.id());
            return find(hash).getFirst();
        }
    }

    private List<Kept> find(String hash) {
        return db.sql("select file_id as file, byte_count as bytes from messaging.enclosed_file where bytes_hash = ?")
                .param(hash)
                .query((row, _) -> new Kept(row.getObject("file", UUID.class), row.getLong("bytes")))
                .list();
    }

    private static String hash(Enclosed enclosed) throws IOException {
        try (var bytes = new DigestInputStream(enclosed.open().get(), MessageDigest.getInstance("SHA-256"))) {
            ((InputStream) bytes).transferTo(OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(bytes.getMessageDigest().digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Those that no message has any more. One that a module above still shows stays for it.
    List<UUID> unused() {
        return db.sql("""
            select file_id from messaging.enclosed_file f
            where not exists (select from messaging.enclosed e where e.bytes_hash = f.bytes_hash) limit 1000""").query((row, _) -> row.getObject(1, UUID.class)).list();
    }

    /// @return false when somebody still needs it
    boolean remove(UUID file) {
        try {
            files.remove(file);
            return true;
        } catch (DataIntegrityViolationException _) {
            return false;
        }
    }
}
