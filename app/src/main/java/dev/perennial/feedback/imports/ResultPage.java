package dev.perennial.feedback.imports;

import dev.perennial.ui.View;
import gg.jte.Content;

/// What was booked.
public record ResultPage(AnswerImport job, Outcome outcome, Content rejected) implements View {}
