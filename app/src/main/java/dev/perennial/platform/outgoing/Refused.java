package dev.perennial.platform.outgoing;

/// Why an address is not called.
public enum Refused {
    /// It cannot be read as an address.
    UNREADABLE,
    /// It is neither `https` nor, for a host that was allowed, `http`.
    SCHEME,
    /// It carries a name and a password.
    USER_INFO,
    /// It carries a part after `#`.
    FRAGMENT,
    /// Its host is written as a number in another way than four decimals, or is no whole name.
    HOST,
    /// Its port is not one that web servers listen on.
    PORT,
    /// Nobody answers to the name.
    UNKNOWN_NAME,
    /// Who answers is this machine or its neighbour, not a public address.
    PRIVATE_ADDRESS
}
