package dev.perennial.access;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// Names those the audit log speaks of by their ids; the module that keeps them brings it.
public interface AuditedPeople {
    /// What to call each; who is not known any more is left out.
    Map<UUID, String> names(Collection<UUID> ids);

    /// Those who are called so.
    List<UUID> called(String name);

    /// The ids the same person ever had, this one too.
    List<UUID> everyIdOf(UUID id);

    /// Where a person's page is.
    String href(UUID id);
}
