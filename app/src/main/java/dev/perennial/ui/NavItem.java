package dev.perennial.ui;

import org.jspecify.annotations.Nullable;

/// One entry of the main navigation; a module declares a bean of it.
///
/// @param order position, smaller first: Today 10, Customers 20, Value 30
/// @param href where it leads; the entry is current while the address starts with it
/// @param label message key
/// @param icon file name in `static/icons`, without ending
/// @param needs the authority without which it is not shown, or null when it is everybody's
public record NavItem(
        int order,
        String href,
        String label,
        String icon,
        @Nullable String needs) {
    public NavItem(int order, String href, String label, String icon) {
        this(order, href, label, icon, null);
    }
}
