package dev.perennial.access.signin;

import dev.perennial.access.tokens.ApiTokenSignIn;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.authentication.LockedException;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;

/// Which door is open to whom. Everything is shut but what is named here.
@Configuration
class Doors {
    private static final String POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
                    + "font-src 'self'; connect-src 'self'; frame-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    @Bean
    PasswordEncoder passwords() {
        return new BCryptPasswordEncoder(12);
    }

    /// Programs: a token in each request, no session, no cookie, so nothing to forge.
    @Bean
    @Order(1)
    SecurityFilterChain programs(HttpSecurity http, ApiTokenSignIn tokens) throws Exception {
        return http.securityMatcher("/api/**")
                .authorizeHttpRequests(it -> it.requestMatchers("/api/v1/openapi.json")
                        .permitAll()
                        .anyRequest()
                        .authenticated())
                .addFilterBefore(tokens, AnonymousAuthenticationFilter.class)
                .exceptionHandling(
                        it -> it.authenticationEntryPoint(tokens::refuse).accessDeniedHandler(tokens::forbid))
                .sessionManagement(it -> it.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .csrf(it -> it.disable())
                .requestCache(it -> it.disable())
                .build();
    }

    /// Providers that bring us something: each call is signed, and whoever takes it looks.
    @Bean
    @Order(2)
    SecurityFilterChain hooks(HttpSecurity http) throws Exception {
        return http.securityMatcher("/hooks/**")
                .authorizeHttpRequests(it -> it.anyRequest().permitAll())
                .sessionManagement(it -> it.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .csrf(it -> it.disable())
                .requestCache(it -> it.disable())
                .build();
    }

    /// People: a session, and a token in every form.
    @Bean
    @Order(3)
    SecurityFilterChain people(HttpSecurity http) throws Exception {
        var cache = new HttpSessionRequestCache();
        cache.setRequestMatcher(request -> HttpMethod.GET.matches(request.getMethod())
                && request.getHeader("HX-Request") == null
                && String.valueOf(request.getHeader("Accept")).contains("text/html"));
        return http.authorizeHttpRequests(it -> it.requestMatchers(
                                "/css/**",
                                "/js/**",
                                "/vendor/**",
                                "/icons/**",
                                "/favicon.ico",
                                "/robots.txt",
                                "/error",
                                "/platform/health",
                                "/access/signin",
                                "/access/setup",
                                "/access/owner",
                                "/demo/entrance",
                                "/p/**")
                        .permitAll()
                        .anyRequest()
                        .authenticated())
                .formLogin(it -> it.loginPage("/access/signin")
                        .loginProcessingUrl("/access/signin")
                        .usernameParameter("email")
                        .passwordParameter("password")
                        .defaultSuccessUrl("/")
                        .failureHandler((_, response, why) -> response.sendRedirect(
                                "/access/signin?" + (why instanceof LockedException ? "wait" : "wrong"))))
                .logout(it -> it.logoutRequestMatcher(
                                PathPatternRequestMatcher.withDefaults().matcher(HttpMethod.POST, "/access/signout"))
                        .logoutSuccessUrl("/access/signin?out"))
                .requestCache(it -> it.requestCache(cache))
                .csrf(it -> it.csrfTokenRepository(formTokens())
                        // RFC 8058: mail programs post here without cookies; the signed link is all they have
                        .ignoringRequestMatchers(PathPatternRequestMatcher.withDefaults()
                                .matcher(HttpMethod.POST, "/p/customers/wishes/one-click")))
                .headers(it -> it.contentSecurityPolicy(policy -> policy.policyDirectives(POLICY))
                        .referrerPolicy(policy -> policy.policy(ReferrerPolicy.SAME_ORIGIN))
                        .permissionsPolicyHeader(
                                policy -> policy.policy("camera=(), microphone=(), geolocation=(), payment=()")))
                .build();
    }

    /// Scripts send the token as the pages name it.
    private static CookieCsrfTokenRepository formTokens() {
        var tokens = new CookieCsrfTokenRepository();
        tokens.setHeaderName("X-CSRF-TOKEN");
        return tokens;
    }
}
