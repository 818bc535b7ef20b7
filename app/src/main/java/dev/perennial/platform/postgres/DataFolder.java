package dev.perennial.platform.postgres;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.util.FileSystemUtils;

/// The files of the database itself.
record DataFolder(Path path) {
    private static final Logger log = LoggerFactory.getLogger(DataFolder.class);
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    static DataFolder in(Home home) {
        return new DataFolder(home.resolve("database"));
    }

    boolean exists() {
        return Files.exists(path);
    }

    void requireReadable() throws IOException {
        if (!Files.isReadable(path))
            throw new PostgresRefused("The database in %s belongs to user %s: start Perennial as that user, or as root."
                    .formatted(path, Files.getOwner(path).getName()));
    }

    /// Made beside its place and moved there when whole: a cut-off start leaves no half database behind.
    void create(Launch launch, Binaries binaries, Password password) throws IOException {
        var unfinished = path.resolveSibling("database-unfinished");
        FileSystemUtils.deleteRecursively(unfinished);
        Files.createDirectory(
                unfinished, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        var secret = unfinished.resolveSibling("initdb-password");
        password.copyTo(secret);
        try {
            if (launch.owner().isPresent()) {
                launch.owner().get().own(unfinished);
                launch.owner().get().own(secret);
            }
            var initdb = Finished.running(launch.command(List.of(
                    binaries.program("initdb"),
                    "--pgdata=" + unfinished,
                    "--username=" + PostgresServer.SUPERUSER,
                    "--pwfile=" + secret,
                    "--auth=scram-sha-256",
                    "--encoding=UTF8",
                    "--locale-provider=builtin",
                    "--builtin-locale=C.UTF-8",
                    "--locale=C",
                    "--data-checksums")));
            if (!initdb.succeeded())
                throw new PostgresRefused(
                        "The database could not be created in %s: %s".formatted(path, initdb.output()));
        } finally {
            Files.deleteIfExists(secret);
        }
        Files.move(unfinished, path, StandardCopyOption.ATOMIC_MOVE);
    }

    void requireMajor(String bundled) throws IOException {
        var kept = Files.readString(path.resolve("PG_VERSION")).strip();
        if (!kept.equals(bundled))
            throw new PostgresRefused(("The database in %s was written by PostgreSQL %s, and this Perennial brings "
                            + "PostgreSQL %s, which cannot read it. Start the Perennial that wrote it, or restore a backup.")
                    .formatted(path, kept, bundled));
    }

    /// Stops what an earlier, killed Perennial may have left running here, and tidies up after it.
    /// Call only while holding the [Home]'s lock: then whoever works in this folder is an orphan.
    void takeOver() throws IOException {
        var pidFile = path.resolve("postmaster.pid");
        if (!Files.exists(pidFile)) return;

        var postmaster = pidIn(pidFile);
        if (postmaster.isPresent() && worksHere(postmaster.getAsLong())) {
            log.info(
                    "Stopping the PostgreSQL that an earlier Perennial left running (process {})",
                    postmaster.getAsLong());
            Signal.INT.send(postmaster.getAsLong());
        }
        if (!emptyWithin(PATIENCE)) {
            if (postmaster.isPresent()) Signal.QUIT.send(postmaster.getAsLong());
            if (!emptyWithin(PATIENCE))
                throw new PostgresRefused(
                        "Another process still works in %s and does not stop. End it, then start again."
                                .formatted(path));
        }
        // A stale file is kept by PostgreSQL when its number now belongs to another process of the same user.
        Files.deleteIfExists(pidFile);
    }

    private boolean emptyWithin(Duration patience) throws IOException {
        var since = System.nanoTime();
        while (isWorkedIn()) {
            if (System.nanoTime() - since > patience.toNanos()) return false;
            Pause.brief();
        }
        return true;
    }

    private boolean isWorkedIn() throws IOException {
        try (DirectoryStream<Path> processes = Files.newDirectoryStream(Path.of("/proc"), "[0-9]*")) {
            for (var process : processes)
                if (worksHere(Long.parseLong(process.getFileName().toString()))) return true;
            return false;
        } catch (NoSuchFileException noProc) {
            var postmaster = pidIn(path.resolve("postmaster.pid"));
            return postmaster.isPresent() && worksHere(postmaster.getAsLong());
        }
    }

    /// Every PostgreSQL process keeps its data folder as working directory; a zombie has none.
    private boolean worksHere(long pid) {
        try {
            return Files.isDirectory(Path.of("/proc"))
                    ? Files.readSymbolicLink(Path.of("/proc", Long.toString(pid), "cwd"))
                            .equals(path)
                    : ProcessHandle.of(pid)
                            .flatMap(process -> process.info().commandLine())
                            .filter(line -> line.contains(path.toString()))
                            .isPresent();
        } catch (IOException goneOrNotOurs) {
            return false;
        }
    }

    private static OptionalLong pidIn(Path pidFile) throws IOException {
        try (var lines = Files.lines(pidFile)) {
            return lines.limit(1)
                    .filter(line -> line.matches("\\d{1,10}"))
                    .mapToLong(Long::parseLong)
                    .findFirst();
        } catch (NoSuchFileException stoppedMeanwhile) {
            return OptionalLong.empty();
        }
    }

    /// The eighth line of its pid file is where PostgreSQL says how it is.
    boolean reportsReady() throws IOException {
        try (var lines = Files.lines(path.resolve("postmaster.pid"))) {
            return lines.skip(7).anyMatch(status -> status.startsWith("ready"));
        } catch (NoSuchFileException notYet) {
            return false;
        }
    }
}
