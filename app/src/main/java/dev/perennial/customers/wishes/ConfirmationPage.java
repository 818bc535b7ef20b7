package dev.perennial.customers.wishes;

import dev.perennial.customers.consent.Confirmations;
import dev.perennial.ui.View;

public record ConfirmationPage(String token, Confirmations.Question question) implements View {}
