package dev.perennial.customers.privacy.erasures;

import dev.perennial.ui.View;

/// @param unsure whether the form came back because nobody said that they are sure
public record PlanPage(Plan plan, boolean unsure) implements View {
    @Override
    public int status() {
        return unsure ? 422 : 200;
    }
}
