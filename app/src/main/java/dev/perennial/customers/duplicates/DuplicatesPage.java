package dev.perennial.customers.duplicates;

import dev.perennial.ui.View;
import java.util.List;

/// Who may be one person, known twice; the most alike first.
///
/// @param count how many pairs there are in all
/// @param mayDecide whether the reader may merge, and say that two are not the same
public record DuplicatesPage(List<Suggestion> suggestions, long count, SearchProgress search, boolean mayDecide)
        implements View {}
