package dev.perennial.tables;

/// How the file is written: its letters, its separator, whether its first row names the columns.
public record Dialect(Encoding encoding, Separator separator, boolean header) {
    /// The separator a file of our own is written with, beside this one.
    public char writtenSeparator() {
        return separator == Separator.SPACES ? Separator.COMMA.sign() : separator.sign();
    }
}
