package dev.perennial.ui.errors;

import dev.perennial.ui.View;

/// @param number finds the error in the log, or empty
public record ErrorPage(int status, String title, String text, String number) implements View {}
