package dev.perennial.conversations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.access.Role;
import dev.perennial.access.StaffMember;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WordsTests {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Thanks!",
                "Thank you so much",
                "ok, thanks",
                "Vielen Dank für die schnelle Antwort",
                "Danke :-)",
                "Merci beaucoup pour votre réponse",
                "Muchas gracias",
                "Perfect, thank you. Kind regards"
            })
    void onlyThanks(String text) {
        assertThat(Thanks.only(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Thanks, but the bread is still missing",
                "Thanks?",
                "Danke, wann kommt es?",
                "ok",
                "",
                "Great",
                "Thanks for nothing",
                "Thank you for the bread, one more loaf please"
            })
    void wantsSomething(String text) {
        assertThat(Thanks.only(text)).isFalse();
    }

    @Test
    void wordsAreFoundInAnySpelling() {
        assertThat(FoundWords.of("Grüße, Café CRÈME; straße")).contains("grusse", "cafe", "creme", "strasse");
    }

    @Test
    void numbersAreFoundWithAndWithoutWhatStandsBetween() {
        assertThat(FoundWords.of("order A-10.443/2")).contains("a", "10", "443", "2", "a104432");
    }

    @Test
    void partsOfAnAddressAreFound() {
        assertThat(FoundWords.of("anna.winter@gasthof.example")).contains("anna", "winter", "gasthof", "example");
    }

    @Test
    void writingWithoutSpacesIsFoundByPairs() {
        assertThat(FoundWords.of("注文番号")).containsExactly("注文", "文番", "番号");
        assertThat(FoundWords.query("番号")).isEqualTo("'番号':*");
    }

    @Test
    void theLastWordIsABeginning() {
        assertThat(FoundWords.query("rye bre")).isEqualTo("'rye' & 'bre':*");
        assertThat(FoundWords.query("order 1")).isEqualTo("'order' & '1'");
        assertThat(FoundWords.query("番")).isEqualTo("'番':*");
    }

    @Test
    void signsAloneAskForNothing() {
        assertThat(FoundWords.query("' | !:*&")).isEmpty();
    }

    @Test
    void aNoteCallsWhoIsNamed() {
        var ada = new StaffMember(UUID.randomUUID(), "Ada Winter", Role.OWNER);
        var bo = new StaffMember(UUID.randomUUID(), "Bo Lind", Role.STAFF);
        var both = List.of(ada, bo);
        assertThat(Mentions.in("@Bo, did it leave?", both)).containsExactly(bo.id());
        assertThat(Mentions.in("ask @ada winter.", both)).containsExactly(ada.id());
        assertThat(Mentions.in("write to x@bo.example or @bob", both)).isEmpty();
    }

    @Test
    void thanksWithAPaperAlongWantToBeLookedAt() {
        var paper = new Entry.Attached(UUID.randomUUID(), null, "invoice.pdf", "application/pdf", 9, null);
        var logo = new Entry.Attached(UUID.randomUUID(), null, "logo.png", "image/png", 9, "logo@mail");
        assertThat(Thanks.only("Thanks!", List.of(logo))).isTrue();
        assertThat(Thanks.only("Thanks!", List.of(logo, paper))).isFalse();
    }
}
