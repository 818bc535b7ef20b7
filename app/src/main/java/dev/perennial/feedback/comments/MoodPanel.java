package dev.perennial.feedback.comments;

import dev.perennial.ui.View;

/// How somebody's latest comments feel, on the customer page.
public record MoodPanel(CommentMood mood, long praised, long blamed, long comments) implements View {}
