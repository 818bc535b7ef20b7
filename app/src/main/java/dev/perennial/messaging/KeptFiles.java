package dev.perennial.messaging;

import dev.perennial.messaging.reading.FileName;
import dev.perennial.platform.StoredFiles;
import java.io.IOException;
import java.io.OutputStream;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import org.springframework.core.io.InputStreamSource;
import org.springframework.http.MediaTypeFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Files of messages, the same bytes kept once: the logo under every mail of a company is one file. They stay for as
/// long as a message or a row of a module above needs them.
@Repository
public class KeptFiles {
    private final JdbcClient db;
    private final StoredFiles files;

    KeptFiles(JdbcClient db, StoredFiles files) {
        this.db = db;
        this.files = files;
    }

    /// @param name without folders and without letters that hide what it is
    /// @param type as the name says
    /// @param hash SHA-256 of the bytes
    public record Kept(UUID file, String name, String type, long bytes, String hash) {}

    /// Keeps the bytes; whoever calls writes down in the same transaction what needs them.
    @Transactional(propagation = Propagation.MANDATORY, rollbackFor = IOException.class)
    public Kept keep(String name, InputStreamSource source) throws IOException {
        var called = FileName.clean(name);
        if (called.isEmpty()) called = "file";
        var hash = hash(source);
        var known = find(hash, called);
        if (known.isPresent()) return known.get();
        try (var bytes = source.getInputStream()) {
            var stored = files.store(called, bytes);
            var isNew =
                    db.sql("""
                insert into messaging.enclosed_file (bytes_hash, file_id, byte_count) values (?, ?, ?) on conflict do nothing""").params(hash, stored.id(), stored.byteCount()).update() == 1;
            if (isNew) return new Kept(stored.id(), called, type(called), stored.byteCount(), hash);
            files.remove(stored.id());
            return find(hash, called).orElseThrow();
        }
    }

    /// Nobody sweeps it away until the end of the transaction.
    private Optional<Kept> find(String hash, String name) {
        return db.sql("select file_id, byte_count from messaging.enclosed_file where bytes_hash = ? for key share")
                .param(hash)
                .query((row, _) -> new Kept(row.getObject(1, UUID.class), name, type(name), row.getLong(2), hash))
                .optional();
    }

    private static String type(String name) {
        return MediaTypeFactory.getMediaType(name).map(Object::toString).orElse("application/octet-stream");
    }

    private static String hash(InputStreamSource source) throws IOException {
        try (var bytes = new DigestInputStream(source.getInputStream(), MessageDigest.getInstance("SHA-256"))) {
            bytes.transferTo(OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(bytes.getMessageDigest().digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
