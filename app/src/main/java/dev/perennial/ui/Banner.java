package dev.perennial.ui;

import java.util.Optional;

/// A line above every page, such as “this is the sample business”; a module declares a bean of it.
public interface Banner {
    Optional<Line> line();

    /// @param text a whole sentence
    /// @param href where its link leads
    /// @param link the words of the link
    record Line(String text, String href, String link) {}
}
