package dev.perennial.ui;

import dev.perennial.platform.Businesses;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.support.RequestContextUtils;

@Configuration
class PageContextFilling implements WebMvcConfigurer, HandlerInterceptor {
    private final Businesses businesses;
    private final List<NavItem> navigation;
    private final List<AccountItem> accountMenu;
    private final List<Banner> banners;

    PageContextFilling(
            Businesses businesses, List<NavItem> navigation, List<AccountItem> accountMenu, List<Banner> banners) {
        this.businesses = businesses;
        this.navigation =
                navigation.stream().sorted(Comparator.comparing(NavItem::order)).toList();
        this.accountMenu = accountMenu.stream()
                .sorted(Comparator.comparing(AccountItem::order))
                .toList();
        this.banners = banners;
    }

    @Override
    public void addInterceptors(InterceptorRegistry interceptors) {
        interceptors
                .addInterceptor(this)
                .excludePathPatterns("/css/**", "/js/**", "/vendor/**", "/icons/**", "/api/**");
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        var csrf = request.getAttribute(CsrfToken.class.getName()) instanceof CsrfToken token ? token.getToken() : "";
        var business = businesses.find();
        var reader = reader();
        new PageContext(
                        business.orElse(PageContext.NO_BUSINESS),
                        business.isPresent(),
                        reader,
                        request.getRequestURI(),
                        csrf,
                        shown(navigation, NavItem::needs),
                        shown(accountMenu, AccountItem::needs),
                        reader == null ? List::of : this::lines,
                        notices(request))
                .attach();
        return true;
    }

    private List<Banner.Line> lines() {
        return banners.stream().map(Banner::line).flatMap(Optional::stream).toList();
    }

    private static <T> List<T> shown(List<T> items, Function<T, @Nullable String> needs) {
        var signedIn = SecurityContextHolder.getContext().getAuthentication();
        if (signedIn == null) return List.of();
        var has = AuthorityUtils.authorityListToSet(signedIn.getAuthorities());
        return items.stream()
                .filter(item -> needs.apply(item) == null || has.contains(needs.apply(item)))
                .toList();
    }

    private static @Nullable String reader() {
        var signedIn = SecurityContextHolder.getContext().getAuthentication();
        return signedIn != null && signedIn.getPrincipal() instanceof Reader reader ? reader.displayName() : null;
    }

    private static List<Notice> notices(HttpServletRequest request) {
        var flash = RequestContextUtils.getInputFlashMap(request);
        return flash != null && flash.get(Notice.FLASH) instanceof Notice notice ? List.of(notice) : List.of();
    }
}
