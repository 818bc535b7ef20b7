package dev.perennial.platform.postgres;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.springframework.util.FileSystemUtils;
import org.tukaani.xz.XZInputStream;

/// The bundled PostgreSQL programs, unpacked once for each version of the bundle.
record Binaries(Path folder) {
    static Binaries unpackedIn(Home home) throws IOException {
        var bundle = bundle();
        var folder = home.resolve("postgres-" + version(bundle));
        if (!Files.exists(folder)) {
            var unfinished = home.resolve("postgres-unfinished");
            FileSystemUtils.deleteRecursively(unfinished);
            open(Files.createDirectory(unfinished), true);
            unpack(bundle, unfinished);
            Files.move(unfinished, folder, StandardCopyOption.ATOMIC_MOVE);
            removeOthers(folder);
        }
        return new Binaries(folder);
    }

    String program(String name) {
        return folder.resolve("bin").resolve(name).toString();
    }

    private static URL bundle() {
        var system = System.getProperty("os.name").toLowerCase(Locale.ROOT).replace("mac os x", "darwin");
        var machine = System.getProperty("os.arch");
        var name = "/postgres-%s-%s.txz"
                .formatted(system, machine.equals("amd64") ? "x86_64" : machine.equals("aarch64") ? "arm_64" : machine);
        var bundle = Binaries.class.getResource(name);
        if (bundle == null)
            throw new PostgresRefused(("No PostgreSQL is bundled for %s on %s. "
                            + "Set PERENNIAL_DATABASE_URL to a PostgreSQL 18 of your own.")
                    .formatted(system, machine));
        return bundle;
    }

    /// The checksum its jar keeps of the bundle: known without reading 15 MB, and new with every release.
    private static String version(URL bundle) throws IOException {
        var entry = ((JarURLConnection) bundle.openConnection()).getJarEntry();
        return Long.toHexString(entry.getCrc());
    }

    private static void unpack(URL bundle, Path target) throws IOException {
        try (var tar =
                new TarArchiveInputStream(new XZInputStream(new BufferedInputStream(bundle.openStream(), 1 << 16)))) {
            for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                var path = target.resolve(entry.getName()).normalize();
                if (!path.startsWith(target)) throw new IOException("Not inside its folder: " + entry.getName());
                unpack(entry, tar, path);
            }
        }
    }

    private static void unpack(TarArchiveEntry entry, TarArchiveInputStream tar, Path path) throws IOException {
        if (entry.isDirectory()) {
            open(Files.createDirectories(path), true);
            return;
        }
        if (!Files.exists(path.getParent())) open(Files.createDirectories(path.getParent()), true);
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
        } else {
            Files.copy(tar, path);
            open(path, (entry.getMode() & 0100) != 0);
        }
    }

    /// To everybody, whatever the umask: as root, another user runs them.
    private static void open(Path path, boolean runs) throws IOException {
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(runs ? "rwxr-xr-x" : "rw-r--r--"));
    }

    private static void removeOthers(Path current) throws IOException {
        try (var folders = Files.newDirectoryStream(current.getParent(), "postgres-*")) {
            for (var folder : folders)
                if (Files.isDirectory(folder) && !folder.equals(current)) FileSystemUtils.deleteRecursively(folder);
        }
    }
}
