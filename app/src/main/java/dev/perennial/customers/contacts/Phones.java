package dev.perennial.customers.contacts;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What phone numbers are compared by: E.164 with the extension, so that every spelling of a number is the same.
public final class Phones {
    private static final PhoneNumberUtil NUMBERS = PhoneNumberUtil.getInstance();
    private static final int LONGEST_WRITTEN = 60;

    private Phones() {}

    /// The number in E.164, `;ext=` after it when there is an extension: `+436641234567;ext=12`.
    ///
    /// @param country where a number without a country code is meant
    /// @return nothing when no phone can have that number
    public static Optional<String> international(String text, String country) {
        if (text.length() > LONGEST_WRITTEN) return Optional.empty();
        try {
            var number = NUMBERS.parse(text, country);
            if (!NUMBERS.isPossibleNumber(number) || isOneDigit(number.getNationalNumber())) return Optional.empty();
            var extension = number.hasExtension() ? ";ext=" + number.getExtension() : "";
            return Optional.of(NUMBERS.format(number, PhoneNumberFormat.E164) + extension);
        } catch (NumberParseException _) {
            return Optional.empty();
        }
    }

    /// [#international], else its digits when there are enough of them to mean somebody.
    ///
    /// @return null for what is no number at all: “none”, “0000000”
    public static @Nullable String key(String text, String country) {
        return international(text, country).or(() -> digits(text)).orElse(null);
    }

    /// How the number is written for people of that country.
    public static String written(String key, String country) {
        try {
            var number = NUMBERS.parse(key.replace(";ext=", " x"), country);
            return NUMBERS.format(
                    number,
                    country.equals(NUMBERS.getRegionCodeForNumber(number))
                            ? PhoneNumberFormat.NATIONAL
                            : PhoneNumberFormat.INTERNATIONAL);
        } catch (NumberParseException _) {
            return key;
        }
    }

    /// The code that calls to a country begin with: 43 for Austria, 0 when there is no such country.
    public static int callingCode(String country) {
        return NUMBERS.getCountryCodeForRegion(country);
    }

    /// “000000” and “1111111” stand for a number somebody did not give.
    private static boolean isOneDigit(long number) {
        return Long.toString(number).chars().distinct().count() == 1;
    }

    private static Optional<String> digits(String text) {
        if (text.length() > LONGEST_WRITTEN) return Optional.empty();
        var digits = text.codePoints()
                .filter(Character::isDigit)
                .map(it -> Character.digit(it, 10))
                .collect(StringBuilder::new, StringBuilder::append, StringBuilder::append)
                .toString();
        var meansSomebody = digits.length() >= 6 && digits.chars().distinct().count() > 1;
        return meansSomebody ? Optional.of(digits) : Optional.empty();
    }
}
