package dev.perennial.customers.duplicates;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.customers.contacts.Folding;
import dev.perennial.customers.duplicates.Likeness.Reason;
import java.time.MonthDay;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LikenessTests {
    static final int ALONE = 2;

    @ParameterizedTest
    @CsvSource({
        "Anna Maier, Anna Maier",
        "Anna Maier, Maier Anna",
        "Anna Maier, Anna Mayer",
        "Anna Maier, A. Mayer",
        "Jürgen Müller, Juergen Mueller",
        "Groß Zoë, Zoe Gross",
        "Sepp Huber, Josef Huber",
        "Anna Maria Maier, Anna Maier",
        "Max Berger, Maximilian Berger",
        "Katharina Schmidt, Katharina Schmitd"
    })
    void aRareNameInOtherSpellingIsWorthALook(String one, String other) {
        assertThat(Likeness.of(named(one), named(other), ALONE)).isPresent();
        assertThat(sharesADrawer(named(one), named(other))).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "Anna Maier, Peter Maier",
        "Mario Rossi, Maria Rossi",
        "Paul Berger, Paula Berger",
        "Andrea Huber, Andreas Huber",
        "Anna Maier, Anna Winter"
    })
    void peopleOfOneHouseholdAreNotOnePerson(String one, String other) {
        var wife = known(one, "home@x.example", "+431", "ring 1", "1010", null, null);
        var husband = known(other, "other@y.example", "+431", "ring 1", "1010", null, null);

        if (!one.split(" ")[1].equals(other.split(" ")[1])) wife = known(one, null, null, null, null, null, null);
        assertThat(Likeness.of(wife, husband, ALONE)).isEmpty();
    }

    @Test
    void aCommonNameAloneSaysNothing() {
        assertThat(Likeness.of(named("Maria Huber"), named("Maria Huber"), 25)).isEmpty();
        assertThat(Likeness.of(named("Maria Huber"), named("Maria Huber"), 0)).isEmpty();
    }

    @Test
    void aCommonNameWithTheSamePhoneDoes() {
        var found = Likeness.of(
                known("Maria Huber", null, "+431", null, null, null, null),
                known("M. Huber", null, "+431", null, null, null, null),
                0);

        assertThat(found.orElseThrow().reasons()).containsExactlyInAnyOrder(Reason.SHORT_NAME, Reason.SAME_PHONE);
    }

    @Test
    void anAddressThatSpellsTheNameIsWorthALook() {
        var nameless = known("", "anna.maier@x.example", null, null, null, null, null);

        assertThat(Likeness.of(nameless, named("Anna Maier"), ALONE)
                        .orElseThrow()
                        .reasons())
                .contains(Reason.NAME_IN_EMAIL);
        assertThat(sharesADrawer(nameless, named("Anna Maier"))).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "anna.maier@gmail.com, anna.maier@gmial.com, ALIKE_EMAIL",
        "anna.maier@gmail.com, annamaier@gmx.at, SAME_MAILBOX",
        "anna.maier@gmx.at, anna.mayer@gmx.at, ALIKE_EMAIL"
    })
    void anAddressWithASlipIsNoticed(String one, String other, Reason reason) {
        var first = known("Anna Maier", one, null, null, null, null, null);
        var second = known("Anna Maier", other, null, null, null, null, null);

        assertThat(Likeness.of(first, second, 0).orElseThrow().reasons()).contains(reason);
        assertThat(sharesADrawer(first, second)).isTrue();
    }

    @Test
    void anotherBirthdaySpeaksAgainst() {
        var elder = known("Josef Huber", null, "+431", null, null, MonthDay.of(3, 1), 1950);
        var junior = known("Josef Huber", null, "+431", null, null, MonthDay.of(9, 9), 1980);
        var elderAgain = known("J. Huber", null, null, null, null, MonthDay.of(3, 1), 1950);

        assertThat(score(elder, junior))
                .isLessThan(score(elder, known("Josef Huber", null, "+431", null, null, null, null)));
        assertThat(Likeness.of(elder, elderAgain, 0).orElseThrow().reasons()).contains(Reason.SAME_BIRTHDAY);
    }

    @Test
    void moreThatSpeaksForItRanksHigher() {
        var anna = known("Anna Maier", "anna@x.example", "+431", null, null, null, null);

        assertThat(score(anna, anna))
                .isGreaterThan(score(anna, known("Anna Maier", null, "+431", null, null, null, null)));
        assertThat(score(anna, known("Anna Maier", null, "+431", null, null, null, null)))
                .isGreaterThan(score(anna, known("A. Mayer", null, "+431", null, null, null, null)));
    }

    @Test
    void anInventedAndARealCustomerAreNeverOne() {
        var invented = new Known(
                UUID.randomUUID(), true, List.of("anna", "maier"), List.of(), List.of("+431"), null, null, null, null);

        assertThat(Likeness.of(invented, known("Anna Maier", null, "+431", null, null, null, null), ALONE))
                .isEmpty();
    }

    private static int score(Known one, Known other) {
        return Likeness.of(one, other, 0).map(Likeness::score).orElse(0);
    }

    private static boolean sharesADrawer(Known one, Known other) {
        var shared = new HashSet<>(Keys.of(one));
        shared.retainAll(Keys.of(other));
        return !shared.isEmpty();
    }

    private static Known named(String name) {
        return known(name, null, null, null, null, null, null);
    }

    private static Known known(
            String name,
            String email,
            String phone,
            String street,
            String postalCode,
            MonthDay birthday,
            Integer year) {
        return new Known(
                UUID.randomUUID(),
                false,
                Known.wordsOf(Folding.key(name)),
                Arrays.asList(email).stream().filter(it -> it != null).toList(),
                Arrays.asList(phone).stream().filter(it -> it != null).toList(),
                street,
                postalCode,
                birthday,
                year);
    }
}
