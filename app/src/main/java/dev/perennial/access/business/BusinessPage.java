package dev.perennial.access.business;

import dev.perennial.ui.View;

public record BusinessPage(BusinessFields fields) implements View {}
