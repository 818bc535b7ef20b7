package dev.perennial.access.export;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// Where the files of an export go, one after the other.
interface Box {
    /// A file to be written to its end and closed before the next is begun.
    ///
    /// @param name with folders: `tables/orders.purchase.csv`
    OutputStream file(String name) throws IOException;

    /// One archive; it can be larger than four gigabytes.
    record Archive(ZipOutputStream zip) implements Box {
        @Override
        public OutputStream file(String name) throws IOException {
            zip.putNextEntry(new ZipEntry(name));
            return new FilterOutputStream(zip) {
                @Override
                public void write(byte[] bytes, int offset, int length) throws IOException {
                    zip.write(bytes, offset, length);
                }

                @Override
                public void close() throws IOException {
                    zip.closeEntry();
                }
            };
        }
    }

    record Folder(Path folder) implements Box {
        @Override
        public OutputStream file(String name) throws IOException {
            var file = folder.resolve(name);
            Files.createDirectories(file.getParent());
            return Files.newOutputStream(file);
        }
    }
}
