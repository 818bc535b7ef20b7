package dev.perennial.messaging.accounts;

import dev.perennial.ui.View;
import java.util.List;

/// What the shop writes from.
///
/// @param isReachable whether it was said where people reach this program from outside
public record AccountsPage(List<Listed> accounts, boolean isReachable) implements View {}
