package dev.perennial.platform;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/// Where people outside reach this installation: the setting `perennial.public-url`, never what a request claims.
@Component
public class PublicAddress {
    private final Optional<String> base;

    PublicAddress(@Value("${perennial.public-url:}") String setting) {
        base = setting.isBlank() ? Optional.empty() : Optional.of(checked(setting.strip()));
    }

    /// The whole address of a page, for a message that leaves the house; nothing while the setting is missing.
    ///
    /// @param path with its query, from the slash on
    public Optional<String> of(String path) {
        return base.map(it -> it + path);
    }

    private static String checked(String setting) {
        var uri = URI.create(setting);
        var scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
        var isBare = uri.getRawQuery() == null && uri.getRawFragment() == null && uri.getRawUserInfo() == null;
        if (!(scheme.equals("https") || scheme.equals("http")) || uri.getHost() == null || !isBare)
            throw new IllegalArgumentException(
                    "perennial.public-url is “%s”; it has to look like https://perennial.shop.example"
                            .formatted(setting));
        return setting.endsWith("/") ? setting.substring(0, setting.length() - 1) : setting;
    }
}
