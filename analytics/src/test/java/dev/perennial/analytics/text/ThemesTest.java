package dev.perennial.analytics.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.perennial.analytics.UnusableData;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ThemesTest {
    private static List<String> comments() {
        var comments = new ArrayList<String>();
        for (var i = 0; i < 14; i++) {
            comments.add("No parking space near the shop, table " + i);
            comments.add("The sourdough bread is crusty and fresh on day " + i);
            comments.add("Queue at the till is long, waited minutes " + i);
        }
        comments.add("Zebras");
        return comments;
    }

    @Test
    void commentsAreGroupedAndNamedByTheirOwnWords() {
        var found = Themes.of(Language.ENGLISH, comments(), List.of(), Masking.plain());
        var theme = found.theme();
        for (var i = 3; i < 42; i++) assertThat(theme[i]).isEqualTo(theme[i % 3]);
        assertThat(found.themes().get(theme[0]).name()).contains("parking");
        assertThat(found.themes().get(theme[1]).examples())
                .allSatisfy(i -> assertThat(i % 3).isEqualTo(1));
    }

    @Test
    void whatIsNearNoThemeIsOther() {
        var found = Themes.of(Language.ENGLISH, comments(), List.of(), Masking.plain());
        assertThat(found.theme()[42]).isEqualTo(-1);
        assertThat(found.other()).isEqualTo(1);
    }

    @Test
    void theOrderOfTheCommentsChangesNothing() {
        var comments = comments();
        var names = Themes.of(Language.ENGLISH, comments, List.of(), Masking.plain()).themes().stream()
                .map(Themes.Theme::name)
                .toList();
        Collections.shuffle(comments, new Random(1));
        assertThat(Themes.of(Language.ENGLISH, comments, List.of(), Masking.plain())
                        .themes())
                .extracting(Themes.Theme::name)
                .containsExactlyInAnyOrderElementsOf(names);
    }

    @Test
    void themesOfTheLastTimeAreFoundAgain() {
        var first = Themes.of(Language.ENGLISH, comments(), List.of(), Masking.plain());
        var more = new ArrayList<>(comments());
        for (var i = 0; i < 6; i++) more.add("The toilet was locked again " + i);
        var second = Themes.of(Language.ENGLISH, more, first.themes(), Masking.plain());
        assertThat(second.themes()).extracting(Themes.Theme::name).anyMatch(name -> name.contains("parking"));
        assertThat(second.theme()[0]).isEqualTo(second.theme()[39]);
    }

    @Test
    void fewerThanTenCommentsAreRefused() {
        assertThatThrownBy(() -> Themes.of(Language.ENGLISH, List.of("good", "", "bad"), List.of(), Masking.plain()))
                .isInstanceOf(UnusableData.class)
                .hasMessageContaining("at least 10");
    }

    @Test
    void namesAndAddressesNameNoTheme() {
        var comments = new ArrayList<String>();
        for (var i = 0; i < 12; i++) comments.add("Xylander was kind xylander@secret.example");
        var found = Themes.of(Language.ENGLISH, comments, List.of(), Masking.of(List.of("Bo Xylander")));
        assertThat(found.themes().toString())
                .doesNotContainIgnoringCase("xylander")
                .doesNotContain("secret");
    }
}
