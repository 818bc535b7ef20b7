package dev.perennial.customers;

import org.jspecify.annotations.Nullable;

/// Declares a trait, so that others can offer it for choosing customers; the module that sets the trait brings a
/// bean of it.
///
/// @param module the module that sets it
/// @param name its name within the module: `value`, `churn_risk`
/// @param label message key of what people call it
/// @param unit message key of its unit, or null
public record TraitDefinition(
        String module,
        String name,
        Type type,
        String label,
        @Nullable String unit) {
    public enum Type {
        TEXT,
        NUMBER,
        MONEY,
        SHARE,
        DATE,
        YES_NO
    }

    /// The name everybody knows it by: `insights.value`.
    public String fullName() {
        return module + "." + name;
    }
}
