package dev.perennial.conversations.cases;

import dev.perennial.conversations.CaseFile;
import dev.perennial.customers.CustomerId;
import dev.perennial.ui.View;
import java.util.List;

public record CasesPanel(CustomerId customer, List<CaseFile> cases) implements View {}
