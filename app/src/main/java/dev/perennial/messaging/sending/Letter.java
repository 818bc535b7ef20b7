package dev.perennial.messaging.sending;

/// A mail as it goes over the line.
///
/// @param envelopeFrom where word of its fate goes; empty for what must never be answered
/// @param to the one recipient
record Letter(String envelopeFrom, MailAddress to, byte[] bytes) {}
