package dev.perennial.messaging.collecting;

import dev.perennial.ui.View;
import java.util.List;

public record CollectingPage(List<CollectedMailbox> mailboxes) implements View {}
