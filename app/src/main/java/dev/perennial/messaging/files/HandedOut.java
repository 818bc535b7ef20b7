package dev.perennial.messaging.files;

import java.util.UUID;

record HandedOut(UUID file, String name, long bytes) {}
