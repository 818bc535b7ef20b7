package dev.perennial.customers.contacts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FoldingTests {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Zoë Groß | zoe gross",
                "ZOE GROSS | zoe gross",
                "Łukasz Øst | lukasz ost",
                "O’Neill | oneill",
                "O'Neill | oneill",
                "Anne-Marie  d’Arc | anne marie darc",
                "İpek Işık | ipek isik",
                "ﬁne | fine",
                "Ångström | angstrom",
                "שלום | שלום",
                "王小明 | 王小明",
                "🦊 Fox | 🦊 fox"
            })
    void namesAreFoundHoweverTheyAreSpelled(String name, String folded) {
        assertThat(Folding.fold(name)).isEqualTo(folded);
    }

    @Test
    void foldingTwiceChangesNothing() {
        var random = new Random(7);
        for (var i = 0; i < 5_000; i++) {
            var text = random.ints(random.nextInt(20), 0, 0x3000)
                    .filter(Character::isDefined)
                    .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                    .toString();
            var once = Folding.fold(text);
            assertThat(Folding.fold(once)).as("%s", text).isEqualTo(once);
        }
    }

    @Test
    void aKeyFitsItsIndexAndIsNeverHalfACharacter() {
        assertThat(Folding.key("x".repeat(10_000))).hasSize(200);
        assertThat(Folding.key("x" + "🦊".repeat(5_000))).hasSize(199).doesNotEndWith("\uD83E");
    }

    @Test
    void cleanTextHasNothingTheDatabaseRefuses() {
        assertThat(Folding.clean(" a\u0000b\uD800c ")).isEqualTo("abc");
        assertThat(Folding.clean("\u0000 \t")).isNull();
        assertThat(Folding.clean("🦊 שלום")).isEqualTo("🦊 שלום");
    }
}
