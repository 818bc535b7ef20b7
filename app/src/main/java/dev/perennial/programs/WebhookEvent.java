package dev.perennial.programs;

/// A kind of news that programs can be told of; the module that tells it brings a bean of it.
///
/// @param type what programs know it by: `customer.created`
/// @param label message key of what people read
public record WebhookEvent(int order, String type, String label) {}
