package dev.perennial.customers;

import java.util.List;

/// A table with a column that names a customer: what its rows become when the customer is erased, and when two
/// customers turn out to be one.
///
/// @param table with its schema, such as `orders.purchase`
/// @param customer the column that names the customer
/// @param key the columns that tell its rows apart for ever, by which a moved row is found again
/// @param profiling whether it is what scores say of a person: gone as soon as the person objects to them
/// @param tellings how the person is told of it
public record HeldTable(
        String table,
        String customer,
        List<String> key,
        OnErasure onErasure,
        OnMerge onMerge,
        boolean profiling,
        List<Telling> tellings) {

    public static HeldTable of(String table, String customer, OnErasure onErasure, OnMerge onMerge, String... key) {
        var told = List.of(Telling.asItStands(table, customer));
        return new HeldTable(table, customer, List.of(key), onErasure, onMerge, false, told);
    }

    /// In the module's own words; nothing at all when another table tells the same.
    public HeldTable told(Telling... tellings) {
        return new HeldTable(table, customer, key, onErasure, onMerge, profiling, List.of(tellings));
    }

    /// What scores say of a person.
    public HeldTable asProfiling() {
        return new HeldTable(table, customer, key, onErasure, onMerge, true, tellings);
    }

    /// What is left of the rows when the person asks to be forgotten.
    public sealed interface OnErasure {
        /// Nothing: the rows go.
        record Removed() implements OnErasure {}

        /// What the accounts need stays, and leads to nobody.
        ///
        /// @param sql one statement with the parameter `:customer` that takes out all that tells who it was
        record Severed(String sql) implements OnErasure {}
    }

    /// What becomes of the rows of the customer that is merged into another.
    public sealed interface OnMerge {
        /// They are the other's from now on.
        record Moved() implements OnMerge {}

        /// They are the other's from now on, but for those the other has already. All are also kept whole, and come
        /// back as they were when the two part again, whatever was done to them meanwhile.
        ///
        /// @param same the columns by which two rows say the same
        record MovedUnlessThere(List<String> same) implements OnMerge {}

        /// They are set aside with the customer and come back with it; the other's own stand.
        record SetAside() implements OnMerge {}

        /// They go, and are worked out again.
        record Forgotten() implements OnMerge {}

        /// They keep naming the old id; whoever reads them follows it to whom it became.
        record Untouched() implements OnMerge {}
    }

    public static final OnErasure REMOVED = new OnErasure.Removed();
    public static final OnMerge MOVED = new OnMerge.Moved();
    public static final OnMerge SET_ASIDE = new OnMerge.SetAside();
    public static final OnMerge FORGOTTEN = new OnMerge.Forgotten();
    public static final OnMerge UNTOUCHED = new OnMerge.Untouched();

    public static OnErasure severedBy(String sql) {
        return new OnErasure.Severed(sql);
    }

    public static OnMerge movedUnlessThere(String... same) {
        return new OnMerge.MovedUnlessThere(List.of(same));
    }
}
