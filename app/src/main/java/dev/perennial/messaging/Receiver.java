package dev.perennial.messaging;

/// Takes what came in; a module above declares a bean of it. It is called once for each message, in the transaction
/// that marks the message as taken: what it writes stands if and only if the message counts as taken. What it throws
/// is tried again, and in the end set aside for a person to see.
public interface Receiver {
    void receive(Received message);
}
