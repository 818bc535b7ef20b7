package dev.perennial.access.tokens;

import dev.perennial.access.Role;
import dev.perennial.access.Secrets;
import dev.perennial.access.StaffMember;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.UUID;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/// Lets a program in that sends `Authorization: Bearer <token>`; it acts for the member of staff who made the
/// token, with that person's role.
@Component
public class ApiTokenSignIn extends OncePerRequestFilter {
    private final JdbcClient db;
    private final Clock clock;

    ApiTokenSignIn(JdbcClient db, Clock clock) {
        this.db = db;
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
        var header = request.getHeader("Authorization");
        if (header != null && header.regionMatches(true, 0, "Bearer ", 0, 7)) {
            db.sql("""
                update access.api_token token set last_used_at = :now
                from access.staff staff
                where token.sha256 = :digest and token.revoked_at is null
                  and staff.id = token.created_by and staff.closed_at is null
                returning staff.id, token.name, staff.role""")
                    .param("now", Timestamp.from(clock.instant()))
                    .param("digest", Secrets.digest(header.substring(7).strip()))
                    .query((row, _) -> new StaffMember(
                            row.getObject("id", UUID.class),
                            row.getString("name"),
                            Role.valueOf(row.getString("role"))))
                    .optional()
                    .ifPresent(member -> {
                        var context = SecurityContextHolder.createEmptyContext();
                        context.setAuthentication(
                                UsernamePasswordAuthenticationToken.authenticated(member, null, member.authorities()));
                        SecurityContextHolder.setContext(context);
                    });
        }
        chain.doFilter(request, response);
    }

    /// No token, or one that is not known.
    public void refuse(HttpServletRequest request, HttpServletResponse response, Exception why) throws IOException {
        response.setHeader("WWW-Authenticate", "Bearer");
        problem(
                response,
                401,
                "No valid token",
                "Send the header “Authorization: Bearer …” with a token made under API tokens in the menu.");
    }

    /// A token whose owner may not do this.
    public void forbid(HttpServletRequest request, HttpServletResponse response, Exception why) throws IOException {
        problem(response, 403, "Not allowed", "The person who made this token may not do this.");
    }

    private static void problem(HttpServletResponse response, int status, String title, String detail)
            throws IOException {
        response.setStatus(status);
        response.setContentType("application/problem+json");
        response.getOutputStream().write("""
                    {"type":"about:blank","title":"%s","status":%d,"detail":"%s"}""".formatted(title, status, detail).getBytes(StandardCharsets.UTF_8));
    }
}
