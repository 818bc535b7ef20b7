package dev.perennial.messaging;

import dev.perennial.customers.CustomerId;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What texts may name in double braces; a module that knows something of customers declares a bean of it.
public interface MergeFields {
    List<MergeField> fields();

    /// What they are for a customer, or for nobody in particular; those without a value are left out.
    Map<String, String> values(@Nullable CustomerId customer);
}
