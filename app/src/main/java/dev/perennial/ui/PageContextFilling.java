package dev.perennial.ui;

import dev.perennial.platform.Businesses;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Comparator;
import java.util.List;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

@Configuration
class PageContextFilling implements WebMvcConfigurer, HandlerInterceptor {
    private final Businesses businesses;
    private final List<NavItem> navigation;

    PageContextFilling(Businesses businesses, List<NavItem> navigation) {
        this.businesses = businesses;
        this.navigation =
                navigation.stream().sorted(Comparator.comparing(NavItem::order)).toList();
    }

    @Override
    public void addInterceptors(InterceptorRegistry interceptors) {
        interceptors.addInterceptor(this).excludePathPatterns("/css/**", "/js/**", "/vendor/**", "/icons/**", "/api/**");
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        var csrf = request.getAttribute(CsrfToken.class.getName()) instanceof CsrfToken token ? token.getToken() : "";
        var reader = request.getUserPrincipal();
        var business = businesses.find();
        new PageContext(
                        business.orElse(PageContext.NO_BUSINESS),
                        business.isPresent(),
                        reader == null ? null : reader.getName(),
                        request.getRequestURI(),
                        csrf,
                        navigation)
                .attach();
        return true;
    }
}
