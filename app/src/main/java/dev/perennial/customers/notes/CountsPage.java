package dev.perennial.customers.notes;

import dev.perennial.ui.View;
import java.util.List;

public record CountsPage(List<Group> groups) implements View {
    public record Group(Note.Kind kind, List<Notes.Counted> said) {
        /// The most often said is the full bar.
        public long most() {
            return said.isEmpty() ? 1 : said.getFirst().customers();
        }
    }

    public boolean isEmpty() {
        return groups.stream().allMatch(group -> group.said().isEmpty());
    }
}
