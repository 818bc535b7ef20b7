package dev.perennial.ui;

import org.springframework.stereotype.Component;
import org.springframework.web.servlet.resource.ResourceUrlProvider;

/// Addresses of static files with the digest of their content in the name, so that browsers may keep them for
/// a year.
@Component
public class Assets {
    @SuppressWarnings("NullAway.Init") // set once, when the application starts
    private static volatile ResourceUrlProvider urls;

    Assets(ResourceUrlProvider urls) {
        Assets.urls = urls;
    }

    public static String asset(String path) {
        var url = urls.getForLookupPath(path);
        return url == null ? path : url;
    }
}
