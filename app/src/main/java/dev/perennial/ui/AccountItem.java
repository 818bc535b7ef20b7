package dev.perennial.ui;

import org.jspecify.annotations.Nullable;

/// One entry of the menu under the reader's name: what is set up rather than used every day.
///
/// @param label message key
/// @param needs the authority without which it is not shown, or null when it is everybody's
public record AccountItem(
        int order,
        String href,
        String label,
        String icon,
        @Nullable String needs) {
    public AccountItem(int order, String href, String label, String icon) {
        this(order, href, label, icon, null);
    }
}
