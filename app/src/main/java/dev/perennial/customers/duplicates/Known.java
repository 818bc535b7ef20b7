package dev.perennial.customers.duplicates;

import java.time.MonthDay;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What two customers are compared by; everything folded, so that spelling in capitals and accents is out of the way.
///
/// @param words of the name
/// @param street with the number, folded
/// @param mailboxes the e-mail addresses taken apart, once for many comparisons
record Known(
        UUID id,
        boolean sample,
        List<String> words,
        List<String> emails,
        List<String> phones,
        @Nullable String street,
        @Nullable String postalCode,
        @Nullable MonthDay birthday,
        @Nullable Integer birthYear,
        List<Mailbox> mailboxes) {

    Known(
            UUID id,
            boolean sample,
            List<String> words,
            List<String> emails,
            List<String> phones,
            @Nullable String street,
            @Nullable String postalCode,
            @Nullable MonthDay birthday,
            @Nullable Integer birthYear) {
        this(
                id,
                sample,
                words,
                emails,
                phones,
                street,
                postalCode,
                birthday,
                birthYear,
                emails.stream().map(Mailbox::of).toList());
    }

    static List<String> wordsOf(String nameKey) {
        return Stream.of(nameKey.split(" "))
                .filter(it -> !it.isEmpty())
                .map(Spelling::plain)
                .limit(6)
                .toList();
    }

    /// The words of the name, else those of an address that reads like one: “anna.maier” of anna.maier@mail.example.
    List<String> nameOrMailbox() {
        if (!words.isEmpty()) return words;
        return mailboxes.stream()
                .map(Mailbox::words)
                .filter(it -> it.size() > 1)
                .findFirst()
                .orElse(List.of());
    }
}
