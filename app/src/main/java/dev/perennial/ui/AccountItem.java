package dev.perennial.ui;

/// One entry of the menu under the reader's name: what is set up rather than used every day.
///
/// @param label message key
public record AccountItem(int order, String href, String label, String icon) {}
