package dev.perennial.ui;

import dev.perennial.platform.Business;
import dev.perennial.platform.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.NumberFormat;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Month;
import java.time.MonthDay;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.time.format.TextStyle;
import java.time.temporal.Temporal;
import java.util.Currency;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/// The words and figures on a page, in the reader's language and the business's formats. Templates import its
/// methods statically: `${t("customers.list.title")}`, `${money(1250, "EUR")}`.
@Component
public class Words {
    @SuppressWarnings("NullAway.Init") // set once, when the application starts
    private static volatile Words instance;

    private final MessageSource messages;

    Words(MessageSource messages) {
        this.messages = messages;
        instance = this;
    }

    /// The message of this key in the reader's language, its `{0}` filled with `args` (ICU-style plurals by
    /// `{0,choice,…}`); numbers are written as the reader writes them.
    ///
    /// @throws org.springframework.context.NoSuchMessageException when no bundle has the key
    public static String t(String key, Object... args) {
        return instance.messages.getMessage(key, args, language());
    }

    /// The language the page is read in.
    public static Locale language() {
        return LocaleContextHolder.getLocale();
    }

    /// An amount with its currency, minor units in: `money(1250, "EUR")` is “€12.50”.
    public static String money(long minor, String currency) {
        return money(Money.of(minor, currency));
    }

    public static String money(Money money) {
        var format = NumberFormat.getCurrencyInstance(locale());
        format.setCurrency(money.currency());
        var digits = Math.max(0, money.currency().getDefaultFractionDigits());
        format.setMinimumFractionDigits(digits);
        format.setMaximumFractionDigits(digits);
        return format.format(money.amount());
    }

    /// An amount without its minor units, for headings and charts: “€1,234”.
    public static String roundMoney(long minor, Currency currency) {
        var format = NumberFormat.getCurrencyInstance(locale());
        format.setCurrency(currency);
        format.setMaximumFractionDigits(0);
        format.setRoundingMode(RoundingMode.HALF_EVEN);
        return format.format(new Money(minor, currency).amount());
    }

    /// An amount in the business's own currency.
    public static String homeMoney(long minor) {
        return money(new Money(minor, business().currency()));
    }

    /// An amount in the business's own currency without its minor units.
    public static String roundHomeMoney(long minor) {
        return roundMoney(minor, business().currency());
    }

    public static String number(long value) {
        return NumberFormat.getIntegerInstance(locale()).format(value);
    }

    /// A number with at most `digits` decimals.
    public static String number(double value, int digits) {
        var format = NumberFormat.getNumberInstance(locale());
        format.setMaximumFractionDigits(digits);
        return format.format(value);
    }

    /// The size of a file: “14 kB”, “3.2 MB”.
    public static String bytes(long count) {
        return count < 1 << 20
                ? t("ui.bytes.kilo", number((count + 1023) / 1024))
                : t("ui.bytes.mega", number(count / (double) (1 << 20), 1));
    }

    /// A share between 0 and 1 as a percentage with at most `digits` decimals.
    public static String percent(double share, int digits) {
        var format = NumberFormat.getPercentInstance(locale());
        format.setMaximumFractionDigits(digits);
        return format.format(share);
    }

    public static String percent(double share) {
        return percent(share, 0);
    }

    /// A quantity as people write it: no trailing zeros.
    public static String quantity(BigDecimal value) {
        return NumberFormat.getNumberInstance(locale()).format(value.stripTrailingZeros());
    }

    /// A day, as the business writes it, in its own time zone: “21 Nov 2026”.
    public static String day(Temporal at) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM)
                .withLocale(locale())
                .format(dayOf(at));
    }

    public static String day(Instant at) {
        return day(LocalDate.ofInstant(at, business().zone()));
    }

    /// Day and time of day in the business's time zone.
    public static String moment(Instant at) {
        return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
                .withLocale(locale())
                .format(at.atZone(business().zone()));
    }

    /// The time of day in the business's time zone: “14:30”.
    public static String timeOfDay(Instant at) {
        return DateTimeFormatter.ofLocalizedTime(FormatStyle.SHORT)
                .withLocale(locale())
                .format(at.atZone(business().zone()));
    }

    /// A time on some clock: “14:30”.
    public static String timeOfDay(LocalTime time) {
        return DateTimeFormatter.ofLocalizedTime(FormatStyle.SHORT)
                .withLocale(locale())
                .format(time);
    }

    /// A day without its year: “21 November”.
    public static String dayOfYear(MonthDay day) {
        var pattern = DateTimeFormatter.ofPattern("d MMMM", locale());
        return pattern.format(day);
    }

    /// A day with its weekday, for headings: “Saturday, 21 November 2026”.
    public static String fullDay(LocalDate day) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.FULL)
                .withLocale(locale())
                .format(day);
    }

    public static String month(Month month) {
        return month.getDisplayName(TextStyle.FULL_STANDALONE, language());
    }

    private static LocalDate dayOf(Temporal at) {
        return LocalDate.from(at);
    }

    private static Business business() {
        return PageContext.current().business();
    }

    /// The language of the reader with the formats of the business's country.
    private static Locale locale() {
        return PageContext.current().locale();
    }
}
