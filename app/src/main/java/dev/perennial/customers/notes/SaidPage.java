package dev.perennial.customers.notes;

import dev.perennial.ui.View;
import java.util.List;

public record SaidPage(Note note, List<Notes.Said> said) implements View {}
