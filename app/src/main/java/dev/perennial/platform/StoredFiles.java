package dev.perennial.platform;

import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// Keeps files in the database, in parts: neither storing nor reading ever holds a whole file in memory.
@Repository
public class StoredFiles {
    private static final int PART = 1 << 20;

    private final JdbcClient db;
    private final Clock clock;

    StoredFiles(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    /// Stores the stream to its end; all of it or nothing.
    @Transactional(rollbackFor = IOException.class)
    public StoredFile store(String name, InputStream bytes) throws IOException {
        var id = db.sql("""
            insert into platform.stored_file (name, sha256, byte_count, stored_at)
            values (?, repeat('0', 64), 0, ?) returning id""")
                .params(name, clock.instant().atOffset(ZoneOffset.UTC))
                .query(UUID.class)
                .single();
        var digest = sha256();
        long count = 0;
        var part = new byte[PART];
        for (int number = 0, length; (length = bytes.readNBytes(part, 0, PART)) > 0; number++) {
            db.sql("insert into platform.stored_file_part (file_id, part, bytes) values (?, ?, ?)")
                    .params(id, number, length == PART ? part : Arrays.copyOf(part, length))
                    .update();
            digest.update(part, 0, length);
            count += length;
        }
        var stored = new StoredFile(id, name, HexFormat.of().formatHex(digest.digest()), count);
        db.sql("update platform.stored_file set sha256 = ?, byte_count = ? where id = ?")
                .params(stored.sha256(), count, id)
                .update();
        return stored;
    }

    public Optional<StoredFile> find(UUID id) {
        return db.sql("select id, name, sha256, byte_count from platform.stored_file where id = ?")
                .param(id)
                .query((row, _) -> new StoredFile(
                        row.getObject("id", UUID.class),
                        row.getString("name"),
                        row.getString("sha256"),
                        row.getLong("byte_count")))
                .optional();
    }

    /// The bytes of a file from its start; empty when there is no such file.
    public InputStream open(UUID id) {
        return new Parts(id);
    }

    public void remove(UUID id) {
        db.sql("delete from platform.stored_file where id = ?").param(id).update();
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private final class Parts extends InputStream {
        private final UUID id;
        private byte[] current = {};
        private int position;
        private int next;

        Parts(UUID id) {
            this.id = id;
        }

        @Override
        public int read() {
            return atEnd() ? -1 : current[position++] & 0xff;
        }

        @Override
        public int read(byte[] into, int offset, int length) {
            if (length == 0) return 0;
            if (atEnd()) return -1;
            int count = Math.min(length, current.length - position);
            System.arraycopy(current, position, into, offset, count);
            position += count;
            return count;
        }

        @Override
        public int available() {
            return current.length - position;
        }

        private boolean atEnd() {
            if (position < current.length) return false;
            current = db.sql("select bytes from platform.stored_file_part where file_id = ? and part = ?")
                    .params(id, next++)
                    .query(byte[].class)
                    .optional()
                    .orElse(new byte[0]);
            position = 0;
            return current.length == 0;
        }
    }
}
