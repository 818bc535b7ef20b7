package dev.perennial.customers.privacy.erasures;

import dev.perennial.ui.View;

/// What can be shown to whoever asks whether it was done.
public record ProofPage(Proof proof) implements View {}
