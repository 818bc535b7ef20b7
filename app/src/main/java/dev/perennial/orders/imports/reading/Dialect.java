package dev.perennial.orders.imports.reading;

/// How the file is written: its letters, its separator, whether its first row names the columns.
public record Dialect(Encoding encoding, Separator separator, boolean header) {}
