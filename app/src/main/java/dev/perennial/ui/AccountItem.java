package dev.perennial.ui;

import java.util.Set;

/// One entry of the menu under the reader's name: what is set up rather than used every day.
///
/// @param label message key
/// @param only whom it is shown to, such as `ROLE_OWNER`; empty for everybody
public record AccountItem(int order, String href, String label, String icon, Set<String> only) {
    public AccountItem(int order, String href, String label, String icon) {
        this(order, href, label, icon, Set.of());
    }
}
