package dev.perennial.customers;

/// One row of an [Intake] batch.
///
/// @param n the row's number within its batch; from 0; a row brought twice counts once
/// @param source the system whose numbers `person.externalId()` are
public record IntakeRow(int n, String source, Person person) {}
