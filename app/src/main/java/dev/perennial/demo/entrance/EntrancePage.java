package dev.perennial.demo.entrance;

import dev.perennial.ui.View;

public record EntrancePage(String owner, String token) implements View {}
