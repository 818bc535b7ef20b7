package dev.perennial.customers.privacy.held;

import static dev.perennial.ui.Words.t;

import dev.perennial.customers.Traces;
import dev.perennial.customers.contacts.Phones;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// Covers e-mail addresses and phone numbers of other people in what somebody wrote, and remembers where it did.
/// Names it cannot tell; the page says so to whoever hands the copy over.
final class Covering {
    private static final Pattern EMAIL = Pattern.compile("[\\w.+%'-]+@[\\w-]+(?:\\.[\\w-]+)+");
    private static final Pattern PHONE = Pattern.compile("(?<![\\w-])\\+?\\(?\\d[\\d ()/.-]{5,}\\d(?![\\w-])");

    private final Traces person;
    private final String country;
    private final TreeSet<String> places = new TreeSet<>();

    Covering(Traces person, String country) {
        this.person = person;
        this.country = country;
    }

    String cover(String text, String place) {
        var covered = EMAIL.matcher(text).replaceAll(found -> instead(found, place, true));
        return PHONE.matcher(covered).replaceAll(found -> instead(found, place, false));
    }

    private String instead(MatchResult found, String place, boolean surely) {
        var address = found.group();
        var isAddress = surely || Phones.key(address, country) != null;
        if (!isAddress || person.isAddress(address, country)) return java.util.regex.Matcher.quoteReplacement(address);
        places.add(place);
        return java.util.regex.Matcher.quoteReplacement(t("customers.held.covered"));
    }

    List<String> places() {
        return new ArrayList<>(places);
    }
}
