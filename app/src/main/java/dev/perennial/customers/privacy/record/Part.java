package dev.perennial.customers.privacy.record;

import java.util.List;

/// A heading and what stands below it.
public record Part(String title, List<String> lines) {
    static String text(String title, List<Part> parts) {
        var text = new StringBuilder(title)
                .append("\n")
                .append("=".repeat(title.length()))
                .append("\n");
        for (var part : parts) {
            text.append("\n")
                    .append(part.title())
                    .append("\n")
                    .append("-".repeat(part.title().length()))
                    .append("\n");
            for (var line : part.lines()) text.append("- ").append(line).append("\n");
        }
        return text.toString();
    }
}
