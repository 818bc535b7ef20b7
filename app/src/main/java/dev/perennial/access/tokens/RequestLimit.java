package dev.perennial.access.tokens;

import dev.perennial.access.tokens.ApiTokens.Presented;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/// How often a token may ask within a minute. The database counts, in the same statement that looks the token up,
/// so that any number of processes count together.
@Component
class RequestLimit {
    private static final int MINUTE = 60;

    private final int perMinute;
    private final Clock clock;

    RequestLimit(@Value("${perennial.api.requests-per-minute:600}") int perMinute, Clock clock) {
        this.perMinute = perMinute;
        this.clock = clock;
    }

    int perMinute() {
        return perMinute;
    }

    /// Says in the answer how many requests are left, and when there will be more.
    boolean allows(Presented token, HttpServletResponse response) {
        var left = perMinute - token.askedThisMinute();
        var seconds = MINUTE - Math.floorMod(clock.instant().getEpochSecond(), MINUTE);
        response.setHeader("RateLimit-Policy", "\"minute\";q=" + perMinute + ";w=" + MINUTE);
        response.setHeader("RateLimit", "\"minute\";r=" + Math.max(0, left) + ";t=" + seconds);
        if (left < 0) response.setHeader("Retry-After", String.valueOf(seconds));
        return left >= 0;
    }
}
