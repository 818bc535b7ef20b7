package dev.perennial.orders;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.orders.NewPurchase.Kind;
import dev.perennial.orders.NewPurchase.Line;
import dev.perennial.platform.Money;
import dev.perennial.ui.Checks;
import dev.perennial.ui.Refusal;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class NewPurchaseTests {
    private static final Instant NOW = Instant.parse("2026-11-21T09:00:00Z");

    @Test
    void aPurchaseWhoseLinesAddUpIsFine() {
        assertThat(reasons(1240, List.of(Line.item("Rye bread", 1, 640), Line.item("Croissant", 2, 600))))
                .isEmpty();
    }

    @Test
    void aPurchaseWithoutLinesIsFine() {
        assertThat(reasons(1240, List.of())).isEmpty();
    }

    @Test
    void shippingDiscountAndTaxBelongToTheSum() {
        assertThat(reasons(
                        1390,
                        List.of(
                                Line.item("Rye bread", 2, 1280),
                                extra(Kind.SHIPPING, 390),
                                extra(Kind.DISCOUNT, -400),
                                extra(Kind.TAX, 120))))
                .isEmpty();
    }

    @Test
    void linesThatFallShortAreRefusedByHowMuch() {
        assertThat(refusals(1240, List.of(Line.item("Rye bread", 1, 640))))
                .singleElement()
                .satisfies(it -> {
                    assertThat(it.reason()).isEqualTo("linesFallShort");
                    assertThat(it.field()).isEqualTo("total");
                    assertThat(it.value()).isEqualTo("12.40");
                    assertThat(it.details()).containsExactly("EUR", new BigDecimal("6.40"), new BigDecimal("6.00"));
                });
    }

    @Test
    void linesThatExceedTheTotalAreRefusedByHowMuch() {
        assertThat(refusals(600, List.of(Line.item("Rye bread", 1, 640))))
                .singleElement()
                .satisfies(it -> {
                    assertThat(it.reason()).isEqualTo("linesExceed");
                    assertThat(it.details()).endsWith(new BigDecimal("0.40"));
                });
    }

    @Test
    void whatIsBroughtBackIsNoPurchase() {
        assertThat(reasons(-100, List.of())).containsExactly("negativeTotal");
        assertThat(reasons(0, List.of(Line.item("Rye bread", -1, 0)))).containsExactly("notAQuantity");
        assertThat(reasons(0, List.of(Line.item("Rye bread", 1, -640), Line.item("Rye bread", 1, 640))))
                .containsExactly("negativeLine");
    }

    @Test
    void aDiscountIsWrittenWithAMinus() {
        assertThat(reasons(740, List.of(Line.item("Rye bread", 1, 640), extra(Kind.DISCOUNT, 100))))
                .containsExactly("discountSign");
    }

    @Test
    void aLineOfGoodsNamesThem() {
        assertThat(reasons(0, List.of(new Line(Kind.ITEM, null, " ", BigDecimal.ONE, 0))))
                .containsExactly("namelessLine");
    }

    @Test
    void datesOutsideAnyTillsLifeAreRefused() {
        assertThat(at(Instant.parse("0202-11-21T09:00:00Z"))).containsExactly("longAgo");
        assertThat(at(NOW.plusSeconds(2 * 86_400))).containsExactly("future");
        assertThat(at(NOW.plusSeconds(86_400))).isEmpty();
        assertThat(at(Checks.EARLIEST)).isEmpty();
    }

    @Test
    void namesInEveryScriptAreTakenAndControlCharactersAreNot() {
        assertThat(reasons(0, List.of(Line.item("מאפה 🥐 naïve", 1, 0)))).isEmpty();
        assertThat(reasons(0, List.of(Line.item("Rye\u0000bread", 1, 0)))).containsExactly("unreadableCharacter");
        assertThat(reasons(0, List.of(Line.item("Rye \ud83e bread", 1, 0)))).containsExactly("unreadableCharacter");
    }

    @Test
    void piecesOfAThousandthAreTheFinest() {
        assertThat(reasons(0, List.of(pieces("0.125")))).isEmpty();
        assertThat(reasons(0, List.of(pieces("0.1250")))).isEmpty();
        assertThat(reasons(0, List.of(pieces("0.1251")))).containsExactly("quantityRange");
        assertThat(reasons(0, List.of(pieces("10000000000")))).containsExactly("quantityRange");
    }

    @Test
    void everythingWrongIsSaidAtOnce() {
        var purchase = new NewPurchase(
                "Till 2",
                " ",
                Instant.EPOCH.minusSeconds(1),
                Money.of(-1, "EUR"),
                null,
                "x".repeat(61),
                null,
                List.of());

        assertThat(purchase.refusals(NOW))
                .extracting(Refusal::reason)
                .containsExactly("sourceName", "missing", "longAgo", "tooLong", "negativeTotal");
    }

    @Test
    void aThousandLinesAreTheMost() {
        assertThat(reasons(0, Collections.nCopies(1_000, Line.item("Crumb", 1, 0))))
                .isEmpty();
        assertThat(reasons(0, Collections.nCopies(1_001, Line.item("Crumb", 1, 0))))
                .containsExactly("tooManyLines");
    }

    @Test
    void whatWasSentIsShownShortAndWithoutWhatCannotBeShown() {
        assertThat(Refusal.of("orders", "number", "a\u0000b", "x").value()).isEqualTo("a\ufffdb");
        assertThat(Refusal.of("orders", "number", "🥐".repeat(100), "x").value())
                .isEqualTo("🥐".repeat(80) + "…");
    }

    private static List<String> at(Instant at) {
        return new NewPurchase("till", "1", at, Money.of(0, "EUR"), null, null, null, List.of())
                .refusals(NOW).stream().map(Refusal::reason).toList();
    }

    private static List<String> reasons(long total, List<Line> lines) {
        return refusals(total, lines).stream().map(Refusal::reason).toList();
    }

    private static List<Refusal> refusals(long total, List<Line> lines) {
        return new NewPurchase("till", "1", NOW, Money.of(total, "EUR"), null, null, null, lines).refusals(NOW);
    }

    private static Line extra(Kind kind, long total) {
        return new Line(kind, null, null, BigDecimal.ONE, total);
    }

    private static Line pieces(String quantity) {
        return new Line(Kind.ITEM, null, "Crumb", new BigDecimal(quantity), 0);
    }
}
