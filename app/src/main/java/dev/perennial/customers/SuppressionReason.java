package dev.perennial.customers;

/// Why an address is left alone.
public enum SuppressionReason {
    /// The person pressed “stop everything”.
    UNSUBSCRIBED,
    /// The person marked a message as spam, or complained.
    COMPLAINT,
    /// The address does not exist: nothing goes there, not even what needs no consent.
    HARD_BOUNCE,
    /// The person asked somebody of the shop to be left alone.
    ASKED,
    /// The person objected to direct marketing, or was erased.
    OBJECTION
}
