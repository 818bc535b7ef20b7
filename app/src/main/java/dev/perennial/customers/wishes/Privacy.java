package dev.perennial.customers.wishes;

import jakarta.servlet.http.HttpServletResponse;

/// What keeps a link with its person: not stored, not indexed, not told to the next page.
final class Privacy {
    private Privacy() {}

    static void on(HttpServletResponse response) {
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("Referrer-Policy", "no-referrer");
        response.setHeader("X-Robots-Tag", "noindex, nofollow, noarchive");
    }
}
