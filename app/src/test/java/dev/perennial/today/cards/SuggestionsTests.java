package dev.perennial.today.cards;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.today.TodayItem;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SuggestionsTests {
    @Test
    void theMostValuableStandsFirst() {
        var suggestions = suggestions(List.of(item("greet", 300)), List.of(item("call", 9000), item("write", 200)));

        assertThat(suggestions.best(7)).extracting(TodayItem::key).containsExactly("call", "greet", "write");
    }

    @Test
    void atMostSoManyAreShown() {
        var calls =
                IntStream.range(0, 12).mapToObj(n -> item("call" + n, 100 - n)).toList();

        assertThat(suggestions(calls).best(7)).isEqualTo(calls.subList(0, 7));
    }

    @Test
    void tenDearCallsDoNotHideTheOneBirthday() {
        var calls = IntStream.range(0, 10)
                .mapToObj(n -> item("call" + n, 50_000 - n))
                .toList();

        assertThat(suggestions(calls, List.of(item("greet", 100), item("greet later", 50)))
                        .best(7))
                .hasSize(7)
                .extracting(TodayItem::key)
                .contains("call5", "greet")
                .doesNotContain("call6", "greet later")
                .endsWith("greet");
    }

    @Test
    void withMoreSourcesThanPlacesTheLeastValuableSourceWaits() {
        assertThat(suggestions(List.of(item("a", 1)), List.of(item("b", 3)), List.of(item("c", 2)))
                        .best(2))
                .extracting(TodayItem::key)
                .containsExactly("b", "c");
    }

    @Test
    void whatIsWorthTheSameKeepsItsOrderFromOneLookToTheNext() {
        var a = item("a", 5);
        var b = item("b", 5);

        assertThat(suggestions(List.of(b, a)).best(7))
                .isEqualTo(suggestions(List.of(a, b)).best(7));
    }

    @SafeVarargs
    private static Suggestions suggestions(List<TodayItem>... sources) {
        return Suggestions.of(List.of(sources), List.of());
    }

    private static TodayItem item(String key, long worth) {
        return new TodayItem(key, null, "phone", key, "", worth, "Call", null);
    }
}
