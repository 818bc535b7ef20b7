package dev.perennial.conversations;

import java.util.UUID;

public record Label(UUID id, String name) {}
