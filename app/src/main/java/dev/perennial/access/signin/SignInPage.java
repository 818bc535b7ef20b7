package dev.perennial.access.signin;

import dev.perennial.ui.View;

/// @param said a sentence above the form, or empty
/// @param refused whether the sentence says why the last try failed
public record SignInPage(String said, boolean refused) implements View {}
