package dev.perennial.customers;

import java.time.Instant;

/// Somebody agreed to be written to at an e-mail address that nobody has proven to be theirs: it counts once the
/// person presses the button behind the link. Whatever sends messages sends it there.
///
/// @param link path and query on this installation
public record ConfirmationWanted(CustomerId customer, Purpose purpose, String address, String link, Instant at) {}
