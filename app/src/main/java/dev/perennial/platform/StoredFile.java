package dev.perennial.platform;

import java.util.UUID;

/// A file kept in the database.
///
/// @param sha256 of its bytes, as 64 hexadecimal figures
public record StoredFile(UUID id, String name, String sha256, long byteCount) {}
