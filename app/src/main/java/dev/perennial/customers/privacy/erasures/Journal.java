package dev.perennial.customers.privacy.erasures;

import dev.perennial.customers.CustomerId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Whom we were asked to forget, as ids that lead to nobody: in the database, and once more in a file beside it that
/// is only ever added to. When an older copy of the database comes back, whoever is named in either is erased again.
@Repository
class Journal {
    static final String FILE = "erasures.journal";

    private final JdbcClient db;
    private final Path home;

    Journal(JdbcClient db, @Value("${perennial.home:data}") Path home) {
        this.db = db;
        this.home = home;
    }

    /// Written before anything is removed, so that nothing is removed that a restore would not know of; writing it
    /// again changes nothing.
    synchronized void write(List<CustomerId> customers, Instant at) {
        for (var customer : customers)
            db.sql("insert into customers.erasure_journal (customer_id, at) values (?, ?) on conflict do nothing")
                    .params(customer.value(), Timestamp.from(at))
                    .update();
        var known = inFile();
        var lines = new StringBuilder();
        for (var customer : customers)
            if (!known.contains(customer))
                lines.append(customer).append(' ').append(at).append('\n');
        if (!lines.isEmpty()) append(lines.toString());
    }

    /// All who are named in the file or in the database.
    Set<CustomerId> all() {
        var all = new LinkedHashSet<>(inFile());
        all.addAll(db.sql("select customer_id from customers.erasure_journal")
                .query((row, _) -> new CustomerId(row.getObject(1, UUID.class)))
                .list());
        return all;
    }

    private void append(String lines) {
        try {
            Files.createDirectories(home);
            var file = home.resolve(FILE);
            if (!Files.exists(file)
                    && home.getFileSystem().supportedFileAttributeViews().contains("posix"))
                Files.createFile(
                        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            try (var channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
                var bytes = ByteBuffer.wrap(lines.getBytes(StandardCharsets.US_ASCII));
                while (bytes.hasRemaining()) channel.write(bytes);
                channel.force(true);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the journal of erasures could not be written", e);
        }
    }

    /// A line that a power cut left unfinished names nobody; the database has it.
    private Set<CustomerId> inFile() {
        var file = home.resolve(FILE);
        if (!Files.exists(file)) return Set.of();
        try (var lines = Files.lines(file, StandardCharsets.US_ASCII)) {
            var ids = new LinkedHashSet<CustomerId>();
            lines.filter(line -> line.matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12} .*"))
                    .forEach(line -> ids.add(CustomerId.valueOf(line.substring(0, 36))));
            return ids;
        } catch (IOException e) {
            throw new UncheckedIOException("the journal of erasures could not be read", e);
        }
    }
}
