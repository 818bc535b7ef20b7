package dev.perennial.customers.privacy.record;

import dev.perennial.ui.View;
import java.util.List;

/// The record of processing, with what only the owner can fill in.
///
/// @param mayChange whether the reader is the owner
/// @param mistake what to mend in the form, or empty
public record RecordPage(List<Part> parts, Form form, boolean mayChange, String mistake) implements View {
    public record Form(String address, String contact, String officer, String authority, String leastAge) {}

    @Override
    public int status() {
        return mistake.isEmpty() ? 200 : 422;
    }
}
