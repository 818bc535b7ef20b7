package dev.perennial.tables;

/// The file as a whole cannot be read; `reason` and `line` make the sentence.
public class UnreadableFile extends RuntimeException {
    private final Reason reason;
    private final long line;

    public UnreadableFile(Reason reason, long line) {
        super(reason + " in line " + line);
        this.reason = reason;
        this.line = line;
    }

    public UnreadableFile(Reason reason) {
        this(reason, 0);
    }

    public Reason reason() {
        return reason;
    }

    /// The line the trouble starts in, counted from 1; 0 when it is no matter of a line.
    public long line() {
        return line;
    }

    public enum Reason {
        EMPTY,
        ONLY_A_HEADER,
        BINARY,
        WORKBOOK,
        SEVERAL_FILES,
        DAMAGED_PACKING,
        TOO_LARGE_UNPACKED,
        TOO_MANY_COLUMNS,
        FIELD_TOO_LONG,
        QUOTE_NEVER_CLOSED
    }
}
