package dev.perennial.access.tokens;

import dev.perennial.access.InArea;
import dev.perennial.ui.Problem;
import dev.perennial.ui.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/// Asks whether the token was made for what the program wants: GET reads its area, everything else changes it.
@Configuration
class ScopeCheck implements WebMvcConfigurer, HandlerInterceptor {
    static final String DOCUMENT = "/api/v1/openapi.json";

    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");

    @Override
    public void addInterceptors(InterceptorRegistry interceptors) {
        interceptors.addInterceptor(this).addPathPatterns("/api/**");
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
            throws IOException {
        var scope = scope(request, handler);
        if (scope == null || has(scope)) return true;
        response.setHeader("WWW-Authenticate", "Bearer error=\"insufficient_scope\", scope=\"" + scope + "\"");
        Problem.of(
                        Problem.Kind.NOT_ALLOWED,
                        List.of(Refusal.of("access", "Authorization", null, "scopeMissing", scope)))
                .send(response);
        return false;
    }

    /// Null for what needs none: the document of the interface, and addresses that lead nowhere.
    private static @Nullable String scope(HttpServletRequest request, Object handler) {
        if (!(handler instanceof HandlerMethod method)) return null;
        var area = method.getBeanType().getAnnotation(InArea.class);
        if (area == null) return request.getRequestURI().equals(DOCUMENT) ? null : "none";
        return area.value() + (READING.contains(request.getMethod()) ? ":read" : ":write");
    }

    private static boolean has(String scope) {
        var program = SecurityContextHolder.getContext().getAuthentication();
        return program != null
                && program.getAuthorities().stream().anyMatch(it -> ("SCOPE_" + scope).equals(it.getAuthority()));
    }
}
