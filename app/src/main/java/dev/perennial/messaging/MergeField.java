package dev.perennial.messaging;

/// Something a text may name in double braces.
///
/// @param name such as `customer.first_name`
/// @param label message key of what people call it
public record MergeField(String name, String label) {
    public MergeField {
        if (!name.matches("[a-z][a-z0-9_]*(\\.[a-z][a-z0-9_]*)+"))
            throw new IllegalArgumentException("not the name of a field: " + name);
    }
}
