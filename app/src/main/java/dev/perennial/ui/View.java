package dev.perennial.ui;

/// Anything a controller may return to a browser: a page, or a part of one for htmx to swap in.
/// The template is the file beside the class: `orders/imports/ImportPage.java` renders `ImportPage.jte`.
public interface View {
    default String template() {
        return getClass().getName().substring("dev.perennial.".length()).replace('.', '/') + ".jte";
    }

    /// The HTTP status the view is answered with.
    default int status() {
        return 200;
    }
}
