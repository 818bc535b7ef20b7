package dev.perennial.messaging.secrets;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/// The key of the [Vault]: given by `perennial.messaging.key`, else in a file of the data folder that only its owner
/// reads, made when there is first something to seal.
@Component
class VaultKey {
    static final String FILE = "messaging-key";
    private static final int BYTES = 32;

    private final Optional<byte[]> given;
    private final Path home;

    VaultKey(@Value("${perennial.messaging.key:}") String given, @Value("${perennial.home:data}") Path home) {
        this.given = given.isBlank() ? Optional.empty() : Optional.of(read(given.strip(), "perennial.messaging.key"));
        this.home = home;
    }

    Optional<byte[]> found() {
        var file = home.resolve(FILE);
        if (given.isPresent()) return given;
        if (!Files.exists(file)) return Optional.empty();
        try {
            return Optional.of(
                    read(Files.readString(file, StandardCharsets.US_ASCII).strip(), file.toString()));
        } catch (IOException e) {
            throw new UncheckedIOException("the key %s cannot be read".formatted(file), e);
        }
    }

    byte[] made() {
        return found().orElseGet(() -> {
            make();
            return found().orElseThrow();
        });
    }

    /// Whole and on the disk before it has its name; of two processes that make one, the first has made it.
    private void make() {
        var bytes = new byte[BYTES];
        new SecureRandom().nextBytes(bytes);
        try {
            Files.createDirectories(home);
            var unfinished = home.resolve(FILE + "-" + UUID.randomUUID());
            Files.createFile(
                    unfinished, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            try (var channel = FileChannel.open(unfinished, StandardOpenOption.WRITE)) {
                channel.write(
                        ByteBuffer.wrap((HexFormat.of().formatHex(bytes) + "\n").getBytes(StandardCharsets.US_ASCII)));
                channel.force(true);
            }
            try {
                if (!Files.getOwner(unfinished).equals(Files.getOwner(home)))
                    Files.setOwner(unfinished, Files.getOwner(home));
                Files.createLink(home.resolve(FILE), unfinished);
            } catch (FileAlreadyExistsException madeMeanwhile) {
                return;
            } finally {
                Files.delete(unfinished);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the key for passwords could not be written to " + home, e);
        }
    }

    private static byte[] read(String hex, String where) {
        if (!hex.matches("[0-9a-fA-F]{64}"))
            throw new IllegalStateException(
                    "%s has to hold 64 hexadecimal digits, as `openssl rand -hex 32` prints them".formatted(where));
        return HexFormat.of().parseHex(hex);
    }
}
