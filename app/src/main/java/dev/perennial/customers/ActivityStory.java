package dev.perennial.customers;

import org.jspecify.annotations.Nullable;

/// Tells one kind of activity in a sentence for the timeline; the module that appends the kind brings it. The
/// message `<kind>.many`, such as `orders.purchase.many=Purchases`, names the filter for it.
public interface ActivityStory {
    /// The kind it can tell, such as `orders.purchase`, or all of a module that nobody else tells: `own.*`.
    String kind();

    Told tell(Activity activity);

    /// @param icon file name in `static/icons`, without ending
    /// @param title one line
    /// @param detail more, or null
    /// @param href where it leads, or null
    record Told(
            String icon,
            String title,
            @Nullable String detail,
            @Nullable String href) {}
}
