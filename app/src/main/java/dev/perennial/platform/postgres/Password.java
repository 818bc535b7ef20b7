package dev.perennial.platform.postgres;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;

/// The database's random password, kept in a file that only its owner reads.
record Password(String value) {
    private static final String FILE = "database-password";

    static Password keptIn(Home home) throws IOException {
        var file = home.privateFile(FILE);
        var kept = readIn(home.folder());
        if (!kept.value().isEmpty()) return kept;

        var bytes = new byte[32];
        new SecureRandom().nextBytes(bytes);
        var fresh = new Password(HexFormat.of().formatHex(bytes));
        fresh.write(file);
        return fresh;
    }

    static Password readIn(Path folder) throws IOException {
        return new Password(Files.readString(folder.resolve(FILE)).strip());
    }

    void copyTo(Path file) throws IOException {
        Files.deleteIfExists(file);
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        write(file);
    }

    /// On the disk before anything depends on it: a database whose password is lost cannot be opened again.
    private void write(Path file) throws IOException {
        try (var channel = FileChannel.open(file, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
            channel.write(ByteBuffer.wrap((value + "\n").getBytes(StandardCharsets.US_ASCII)));
            channel.force(true);
        }
    }

    @Override
    public String toString() {
        return "Password[…]";
    }
}
