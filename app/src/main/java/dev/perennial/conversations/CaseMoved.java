package dev.perennial.conversations;

import java.time.Instant;

/// Something of a case is other than it was; told to the features of this module, in the transaction in which it
/// happened and while the case is held.
///
/// @param before as it was
/// @param state where it stands now; the same as before when it came to belong to somebody else
public record CaseMoved(CaseFile before, CaseState state, Instant at) {}
