package dev.perennial.ui;

import dev.perennial.platform.Business;
import dev.perennial.platform.OpeningHours;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;

/// What every page of a request needs besides its own record: the business, who is looking, where, and the
/// token that forms carry.
///
/// @param reader the name of who is signed in, or null on public pages
/// @param csrf the token a form must send back as `_csrf`
/// @param banners asked for by whole pages only
public record PageContext(
        Business business,
        boolean setUp,
        @Nullable String reader,
        String path,
        String csrf,
        List<NavItem> navigation,
        List<AccountItem> accountMenu,
        Supplier<List<Banner.Line>> banners,
        List<Notice> notices) {
    private static final String ATTRIBUTE = PageContext.class.getName();

    /// Stands in before the set-up, when there is no business yet.
    static final Business NO_BUSINESS = new Business(
            "Perennial",
            Business.Kind.OTHER,
            "GB",
            Currency.getInstance("GBP"),
            ZoneOffset.UTC,
            Locale.ENGLISH,
            OpeningHours.NONE,
            false);

    public static PageContext current() {
        var request = RequestContextHolder.getRequestAttributes();
        var found = request == null ? null : request.getAttribute(ATTRIBUTE, RequestAttributes.SCOPE_REQUEST);
        return found instanceof PageContext context
                ? context
                : new PageContext(NO_BUSINESS, false, null, "/", "", List.of(), List.of(), List::of, List.of());
    }

    void attach() {
        Objects.requireNonNull(RequestContextHolder.getRequestAttributes())
                .setAttribute(ATTRIBUTE, this, RequestAttributes.SCOPE_REQUEST);
    }

    /// The reader's language, with the formats of the business's country.
    Locale locale() {
        return new Locale.Builder()
                .setLocale(LocaleContextHolder.getLocale())
                .setRegion(business.country())
                .build();
    }

    public boolean isCurrent(NavItem item) {
        return path.equals(item.href()) || path.startsWith(item.href() + "/");
    }
}
