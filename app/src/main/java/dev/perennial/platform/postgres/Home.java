package dev.perennial.platform.postgres;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;

/// The folder that holds everything Perennial keeps, locked for one process at a time.
final class Home implements AutoCloseable {
    private final Path folder;
    private final FileChannel lock;

    private Home(Path folder, FileChannel lock) {
        this.folder = folder;
        this.lock = lock;
    }

    static Home lock(Path path) throws IOException {
        var folder = created(path).toRealPath();
        var file = privateFile(folder, "lock");
        var channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE);
        if (!locked(channel)) {
            channel.close();
            throw new FolderInUse(folder, Files.readString(file).strip());
        }
        channel.truncate(0);
        channel.write(
                ByteBuffer.wrap(Long.toString(ProcessHandle.current().pid()).getBytes(StandardCharsets.US_ASCII)));
        return new Home(folder, channel);
    }

    /// Others may pass through the folder but not look into it: as root, PostgreSQL runs as another user below it.
    private static Path created(Path path) throws IOException {
        if (Files.exists(path)) return path;

        Files.createDirectories(path.toAbsolutePath().getParent());
        Files.createDirectory(path);
        return Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwx--x--x"));
    }

    private static boolean locked(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException heldByThisProcess) {
            return false;
        }
    }

    Path resolve(String name) {
        return folder.resolve(name);
    }

    Path folder() {
        return folder;
    }

    Path privateFile(String name) throws IOException {
        return privateFile(folder, name);
    }

    /// Belongs to whoever owns the folder, so that one start as root does not lock out the owner for ever.
    private static Path privateFile(Path folder, String name) throws IOException {
        var file = folder.resolve(name);
        if (Files.exists(file)) return file;

        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        if (SystemUser.current().isRoot()) Files.setOwner(file, Files.getOwner(folder));
        return file;
    }

    @Override
    public void close() throws IOException {
        lock.close();
    }
}
