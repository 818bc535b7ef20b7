package dev.perennial.customers.wishes;

import dev.perennial.ui.View;

public record OneClickPage(String token) implements View {}
