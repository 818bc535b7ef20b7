package dev.perennial.access.tokens;

import static dev.perennial.ui.Words.t;

import dev.perennial.access.CurrentStaff;
import dev.perennial.access.tokens.ApiTokens.Presented;
import dev.perennial.ui.Problem;
import dev.perennial.ui.Problem.Kind;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.Optional;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/// Lets a program in that sends `Authorization: Bearer <token>`; it acts for the member of staff who made the
/// token, with that person's role and the token's scopes, and only so often a minute.
@Component
public class ApiTokenSignIn extends OncePerRequestFilter {
    private final ApiTokens tokens;
    private final RequestLimit limit;
    private final Clock clock;

    ApiTokenSignIn(ApiTokens tokens, RequestLimit limit, Clock clock) {
        this.tokens = tokens;
        this.limit = limit;
        this.clock = clock;
    }

    /// Part of the chain for programs only, not of every request.
    @Bean
    static FilterRegistrationBean<ApiTokenSignIn> notForEveryRequest(ApiTokenSignIn filter) {
        var registration = new FilterRegistrationBean<>(filter);
        registration.setEnabled(false);
        return registration;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var token = secret(request).flatMap(tokens::present);
        if (token.isPresent() && token.get().hasEnded(clock.instant())) {
            refuse(
                    response,
                    t(
                            "access.tokens.problem.ended",
                            token.get().name(),
                            String.valueOf(token.get().endsAt())));
        } else if (token.isPresent() && !limit.allows(token.get(), response)) {
            Problem.saying(Kind.TOO_MANY, t("access.tokens.problem.tooMany", limit.perMinute()))
                    .send(response);
        } else {
            token.ifPresent(ApiTokenSignIn::signIn);
            chain.doFilter(request, response);
        }
    }

    /// No token, or one that is not known.
    public void refuse(HttpServletRequest request, HttpServletResponse response, Exception why) throws IOException {
        refuse(response, t("access.tokens.problem.none"));
    }

    /// A token whose owner may not do this.
    public void forbid(HttpServletRequest request, HttpServletResponse response, Exception why) throws IOException {
        Problem.saying(Kind.NOT_ALLOWED, t("ui.refusal.notAllowed")).send(response);
    }

    private static void refuse(HttpServletResponse response, String detail) throws IOException {
        response.setHeader("WWW-Authenticate", "Bearer");
        Problem.saying(Kind.NO_TOKEN, detail).send(response);
    }

    private static void signIn(Presented token) {
        var context = SecurityContextHolder.createEmptyContext();
        var program = UsernamePasswordAuthenticationToken.authenticated(token.actsFor(), null, token.authorities());
        program.setDetails(new CurrentStaff.ByToken(token.id()));
        context.setAuthentication(program);
        SecurityContextHolder.setContext(context);
    }

    private static Optional<String> secret(HttpServletRequest request) {
        return Optional.ofNullable(request.getHeader("Authorization"))
                .filter(it -> it.regionMatches(true, 0, "Bearer ", 0, 7))
                .map(it -> it.substring(7).strip());
    }
}
