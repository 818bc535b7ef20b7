package dev.perennial.access.staff;

import dev.perennial.access.Role;
import java.util.Optional;

/// What an account other than the owner's may do: its role, and how much it sees.
public enum Scope {
    OWN(Role.STAFF, true),
    STAFF(Role.STAFF, false),
    MANAGER(Role.MANAGER, false);

    private final Role role;
    private final boolean ownOnly;

    Scope(Role role, boolean ownOnly) {
        this.role = role;
        this.ownOnly = ownOnly;
    }

    Role role() {
        return role;
    }

    boolean ownOnly() {
        return ownOnly;
    }

    static Optional<Scope> named(String name) {
        for (var scope : values()) if (scope.name().equals(name)) return Optional.of(scope);
        return Optional.empty();
    }

    public static Scope of(Role role, boolean ownOnly) {
        if (ownOnly) return OWN;
        return role == Role.STAFF ? STAFF : MANAGER;
    }
}
