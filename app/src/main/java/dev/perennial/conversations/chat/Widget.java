package dev.perennial.conversations.chat;

import java.util.List;

/// The chat as the owner wants it.
///
/// @param origins the sites that may speak with it: `https://bakery.example`
/// @param greeting what stands above an empty chat
/// @param source whose numbers the shop's own sign-in vouches by, as its customers were brought in from
/// @param awayAfter after so many minutes of open time without anybody at the inbox nobody counts as there; 0 for never
record Widget(boolean active, List<String> origins, String greeting, Colour colour, String source, int awayAfter) {}
