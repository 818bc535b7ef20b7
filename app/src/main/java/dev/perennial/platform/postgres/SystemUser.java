package dev.perennial.platform.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// A user of the operating system.
record SystemUser(String name, int uid, int gid) {
    private static final Path KNOWN = Path.of("/etc/passwd");
    private static final List<String> SUITABLE = List.of("perennial", "postgres", "nobody");

    static SystemUser current() {
        var name = System.getProperty("user.name");
        return known(name).orElse(new SystemUser(name, name.equals("root") ? 0 : -1, -1));
    }

    /// Whom root hands the database to: the owner it already has, else an ordinary user that exists.
    /// PostgreSQL looks its user up by number, so inventing one is no way out.
    static Optional<SystemUser> ordinaryFor(Path data, Path home) throws IOException {
        return Stream.concat(Stream.of(owner(data), owner(home)), SUITABLE.stream())
                .flatMap(name -> known(name).stream())
                .filter(user -> !user.isRoot())
                .findFirst();
    }

    private static String owner(Path path) throws IOException {
        return Files.exists(path) ? Files.getOwner(path).getName() : "";
    }

    private static Optional<SystemUser> known(String name) {
        try (var lines = Files.lines(KNOWN)) {
            return lines.map(line -> line.split(":"))
                    .filter(fields -> fields.length > 3 && fields[0].equals(name))
                    .map(fields -> new SystemUser(name, Integer.parseInt(fields[2]), Integer.parseInt(fields[3])))
                    .findFirst();
        } catch (IOException noSuchFile) {
            return Optional.empty();
        }
    }

    void own(Path path) throws IOException {
        Files.setOwner(
                path, path.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName(name));
    }

    boolean isRoot() {
        return uid == 0;
    }
}
