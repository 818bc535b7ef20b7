package dev.perennial.tables;

import java.io.IOException;
import java.io.InputStream;

/// Something that can be read from its start as often as needed: a stored file, a file on disk.
@FunctionalInterface
public interface Source {
    InputStream open() throws IOException;
}
