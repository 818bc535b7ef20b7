package dev.perennial.customers;

/// A column that names nobody, where something about a person may have been left all the same: an event on its way,
/// an answer kept for a program. It is searched for the person's [Traces].
///
/// @param table with its schema
/// @param title message key of what people call the place
/// @param bytes whether the column holds bytes rather than text
public record HeldText(String table, String column, String title, boolean bytes, OnFound onFound) {
    public enum OnFound {
        /// The row has done its work and goes.
        ROW_GOES,
        /// The row stays, without this text.
        TEXT_GOES
    }

    public static HeldText of(String table, String column, String title, OnFound onFound) {
        return new HeldText(table, column, title, false, onFound);
    }

    public static HeldText ofBytes(String table, String column, String title, OnFound onFound) {
        return new HeldText(table, column, title, true, onFound);
    }

    /// What `select` and `where` see of it.
    String readable() {
        return bytes ? "encode(" + column + ", 'escape')" : column + "::text";
    }
}
