package dev.perennial.access;

/// What a staff account may do. The owner may everything; a manager everything but staff accounts and the
/// business itself; staff serve customers, but bring nothing in and take nothing out in bulk.
public enum Role {
    OWNER,
    MANAGER,
    STAFF;

    /// What whoever has this role or a higher one may, as the menu asks for it.
    public String authority() {
        return "ROLE_" + name();
    }

    public boolean atLeast(Role other) {
        return compareTo(other) <= 0;
    }
}
