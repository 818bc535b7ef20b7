package dev.perennial.analytics.text;

/// What came of reading a text: its mood, or why it was not analysed.
public sealed interface Reading permits Sentiment, NotAnalysed {}
