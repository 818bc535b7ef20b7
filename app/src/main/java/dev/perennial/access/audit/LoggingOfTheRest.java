package dev.perennial.access.audit;

import dev.perennial.access.AuditLog;
import dev.perennial.access.AuditLog.Action;
import dev.perennial.access.CurrentStaff;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpHeaders;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/// Sees to it that no change and no file goes without a line in the log: what nobody below the controllers has
/// written down is written down by the name of its feature.
@Configuration
class LoggingOfTheRest implements WebMvcConfigurer, HandlerInterceptor {
    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");
    private static final String ROOT = "dev.perennial.";

    private final AuditLog log;
    private final CurrentStaff staff;

    LoggingOfTheRest(AuditLog log, CurrentStaff staff) {
        this.log = log;
        this.staff = staff;
    }

    @Override
    public void addInterceptors(InterceptorRegistry interceptors) {
        interceptors.addInterceptor(this);
    }

    @Override
    public void afterCompletion(
            HttpServletRequest request, HttpServletResponse response, Object handler, @Nullable Exception failure) {
        if (!(handler instanceof HandlerMethod method) || failure != null || response.getStatus() >= 400) return;
        if (staff.find().isEmpty() || AuditLog.wroteIn(request)) return;
        var feature = method.getBeanType().getPackageName();
        if (!feature.startsWith(ROOT)) return;
        var what = feature.substring(ROOT.length());
        if (!READING.contains(request.getMethod())) log.write(Action.CHANGED, what, customer(request), 0);
        else if (isFile(response)) log.write(Action.EXPORTED, what, customer(request), 0);
    }

    private static boolean isFile(HttpServletResponse response) {
        var disposition = response.getHeader(HttpHeaders.CONTENT_DISPOSITION);
        return disposition != null && disposition.startsWith("attachment");
    }

    private static @Nullable UUID customer(HttpServletRequest request) {
        var named = request.getParameter("customer");
        try {
            return named == null || named.length() != 36 ? null : UUID.fromString(named);
        } catch (IllegalArgumentException _) {
            return null;
        }
    }
}
