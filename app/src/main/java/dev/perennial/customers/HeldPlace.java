package dev.perennial.customers;

import java.util.List;

/// A place where people stand without a column that names them, and which only its module can read: rows of a file
/// brought in, a file itself. A module declares a bean of it.
public interface HeldPlace {
    /// The columns it answers for, such as `orders.import_row.email`; a table's name alone means all of its columns.
    List<String> columns();

    /// What a program calls it, such as `orders.file`.
    String name();

    /// Message key of what people call it.
    String title();

    /// What stands there of the person, as it stands there.
    List<String> tell(Traces traces);

    /// Takes it out; can be repeated.
    ///
    /// @return how many rows or files were touched
    long erase(Traces traces);

    /// Why it cannot be taken out just now, as a sentence with what to do, or nothing.
    default List<String> obstacles(Traces traces) {
        return List.of();
    }
}
