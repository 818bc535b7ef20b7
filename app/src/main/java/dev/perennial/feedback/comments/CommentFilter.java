package dev.perennial.feedback.comments;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/// Which comments are wanted; empty means any.
///
/// @param mood a [CommentMood], or `NONE` for those without one
public record CommentFilter(String mood, String language, String aspect, String theme) {
    StatementSpec given(StatementSpec statement) {
        return statement
                .param("mood", mood)
                .param("language", language)
                .param("aspect", aspect)
                .param("theme", theme);
    }

    public boolean any() {
        return !(mood + language + aspect + theme).isEmpty();
    }

    /// The address of a page of them.
    public String href(int page) {
        return "/feedback/comments?mood=" + safe(mood) + "&language=" + safe(language) + "&aspect=" + safe(aspect)
                + "&theme=" + safe(theme) + "&page=" + page;
    }

    private static String safe(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
