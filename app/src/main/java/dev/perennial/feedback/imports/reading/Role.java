package dev.perennial.feedback.imports.reading;

/// What a column holds. Of answers, comments and nothing there may be several columns; any other role is taken by one.
public enum Role {
    DATE,
    TIME,
    SUBMISSION,
    CUSTOMER,
    NAME,
    EMAIL,
    PHONE,
    /// What was asked, in files with a row for each answer.
    QUESTION,
    /// An answer; without a column of questions the column itself is the question.
    ANSWER,
    /// A comment.
    TEXT,
    PRODUCT,
    PLACE,
    CHANNEL,
    LANGUAGE,
    IGNORED;

    boolean mayRepeat() {
        return this == ANSWER || this == TEXT || this == IGNORED;
    }

    boolean isAnswered() {
        return this == ANSWER || this == TEXT;
    }
}
