package dev.perennial.access;

/// A part of `/api/v1` that a token may be made for, such as `customers`; a module declares a bean of it and marks
/// its controllers [InArea]. A token may read it by the scope `<name>:read` and change it by `<name>:write`.
///
/// @param label message key of what it is called
/// @param help message key of what stands in it
public record ApiArea(int order, String name, String label, String help) {
    public String reading() {
        return name + ":read";
    }

    public String writing() {
        return name + ":write";
    }
}
