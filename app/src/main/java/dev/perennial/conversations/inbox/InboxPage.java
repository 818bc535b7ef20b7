package dev.perennial.conversations.inbox;

import dev.perennial.conversations.inbox.Narrowed.Facet;
import dev.perennial.ui.View;
import java.util.List;

/// @param facets by what the list can be narrowed
/// @param connected whether there is a mailbox or a number yet
/// @param mayConnect whether the reader may bring one
public record InboxPage(InboxList list, List<Facet> facets, boolean connected, boolean mayConnect) implements View {}
