package dev.perennial.conversations.chat;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.web.cors.CorsConfiguration;

/// Visitors come without session and cookie, so there is nothing to forge; from other sites only those may speak with
/// the chat that its owner has named.
@Configuration
class ChatDoors {
    static final String KEY = "Perennial-Visitor";

    private static final String PAGE = "/p/conversations/chat";
    private static final List<String> PAGES = List.of(PAGE, PAGE + "/address", PAGE + "/widget.js");
    private static final String POLICY = "default-src 'none'; style-src 'self'; img-src data:; form-action 'self'; "
            + "base-uri 'none'; frame-ancestors 'none'";

    private final Widgets widgets;

    ChatDoors(Widgets widgets) {
        this.widgets = widgets;
    }

    @Bean
    @Order(0)
    SecurityFilterChain chatVisitorsDoor(HttpSecurity http) throws Exception {
        return http.securityMatcher(PAGE, PAGE + "/**")
                .authorizeHttpRequests(it -> it.anyRequest().permitAll())
                .cors(it -> it.configurationSource(this::sites))
                .csrf(it -> it.disable())
                .sessionManagement(it -> it.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .requestCache(it -> it.disable())
                .headers(it -> it.contentSecurityPolicy(policy -> policy.policyDirectives(POLICY))
                        .referrerPolicy(policy -> policy.policy(ReferrerPolicy.NO_REFERRER)))
                .build();
    }

    /// Pages are for people, who come from anywhere, and from a page without referrer a form names no origin.
    private @Nullable CorsConfiguration sites(HttpServletRequest request) {
        if (PAGES.contains(request.getRequestURI())) return null;
        var cors = new CorsConfiguration();
        cors.setAllowedOrigins(widgets.origins());
        cors.setAllowedMethods(List.of("GET", "POST"));
        cors.setAllowedHeaders(List.of("Content-Type", KEY));
        cors.setAllowCredentials(false);
        cors.setMaxAge(Duration.ofHours(1));
        return cors;
    }
}
