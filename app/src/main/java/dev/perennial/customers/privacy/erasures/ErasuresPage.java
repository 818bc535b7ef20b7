package dev.perennial.customers.privacy.erasures;

import dev.perennial.ui.View;
import java.util.List;

public record ErasuresPage(List<Proof> proofs) implements View {}
