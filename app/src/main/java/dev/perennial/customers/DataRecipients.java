package dev.perennial.customers;

import java.util.List;

/// Says who besides the business itself gets customers' data: programs with a token, receivers of webhooks. Whoever
/// opens a way out declares a bean of it, so that the notice and the record of processing name it.
public interface DataRecipients {
    /// Each as people call it: “Program ‘Till’, by a token”.
    List<String> recipients();
}
