package dev.perennial.conversations.inbox;

import dev.perennial.conversations.Label;
import dev.perennial.ui.View;
import java.util.List;

/// @param connected whether there is a mailbox or a number yet
/// @param mayConnect whether the reader may bring one
public record InboxPage(InboxList list, List<Label> labels, boolean connected, boolean mayConnect) implements View {}
