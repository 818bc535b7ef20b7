package dev.perennial.messaging;

/// What it takes to call the provider of a number or a bot.
///
/// @param baseUrl without a slash at its end
/// @param identity what the provider knows the shop by, or empty
/// @param secret what lets us in
/// @param signing what the provider signs with when it calls us
public record ServiceAccess(Account account, String baseUrl, String identity, String secret, String signing) {
    /// Never in a log.
    @Override
    public String toString() {
        return "ServiceAccess[%s, %s]".formatted(account, baseUrl);
    }
}
