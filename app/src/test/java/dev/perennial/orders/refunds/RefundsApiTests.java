package dev.perennial.orders.refunds;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.access.tokens.ApiTokens;
import dev.perennial.orders.NewPurchase;
import dev.perennial.orders.PurchaseId;
import dev.perennial.orders.Purchases;
import dev.perennial.platform.Money;
import dev.perennial.support.PerennialTest;
import dev.perennial.support.Shop;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@PerennialTest
class RefundsApiTests {
    @Autowired
    MockMvcTester program;

    @Autowired
    ApiTokens tokens;

    @Autowired
    Purchases purchases;

    @Autowired
    Shop shop;

    @Autowired
    JdbcClient db;

    private String token = "";

    @BeforeEach
    void open() {
        shop.open();
        token = tokens.make("Till", shop.ada().id(), List.of("orders:read", "orders:write"), Duration.ofDays(365));
    }

    @Test
    void aRefundNamesItsPurchaseByItsNumberOrByOurId() {
        var purchase = bought("P-1", 1000);

        assertThat(post(refund("R-1", "\"purchase_number\":\"P-1\"", "3.00"), "k1"))
                .hasStatus(201);
        assertThat(post(refund("R-2", "\"purchase\":\"" + purchase + "\"", "3.00"), "k2"))
                .hasStatus(201);
        assertThat(given(purchase)).isEqualTo(600);
    }

    @Test
    void aRefundSentAgainGivesNothingMore() {
        var purchase = bought("P-2", 1000);
        var body = refund("R-3", "\"purchase_number\":\"P-2\"", "3.00");

        assertThat(post(body, "k3")).hasStatus(201);
        assertThat(post(body, "k3")).hasStatus(201);
        assertThat(post(body, "k4")).hasStatus(200);
        assertThat(given(purchase)).isEqualTo(300);
    }

    @Test
    void whatCannotBeGivenBackIsRefusedInASentence() {
        bought("P-3", 1000);

        assertThat(post(refund("R-4", "\"purchase_number\":\"P-3\"", "10.01"), "k5"))
                .hasStatus(400)
                .bodyJson()
                .extractingPath("$.detail")
                .asString()
                .contains("10.00 EUR");
        assertThat(reason(post(refund("R-5", "\"purchase_number\":\"P-9\"", "1.00"), "k6")))
                .isEqualTo("unknownNumber");
        assertThat(reason(post(refund("R-6", "\"purchase\":\"x\"", "1.00"), "k7")))
                .isEqualTo("not.id");
        assertThat(reason(post(refund("R-7", "\"reason\":\"burnt\"", "1.00"), "k8")))
                .isEqualTo("whichPurchase");
        assertThat(reason(post(refund("R-8", "\"purchase_number\":\"P-3\",\"currency\":\"USD\"", "1.00"), "k9")))
                .isEqualTo("unknownField");
    }

    @Test
    void theTokenOfSomebodyAtTheCounterGivesNothingBack() {
        var purchase = bought("P-4", 1000);
        token = tokens.make("Counter", shop.bo().id(), List.of("orders:read", "orders:write"), Duration.ofDays(365));

        assertThat(post(refund("R-9", "\"purchase_number\":\"P-4\"", "1.00"), "k10"))
                .hasStatus(403);
        assertThat(given(purchase)).isZero();
    }

    private PurchaseId bought(String number, long total) {
        purchases.record(new NewPurchase(
                "till",
                number,
                Instant.parse("2026-11-20T08:15:00Z"),
                Money.of(total, "EUR"),
                null,
                null,
                null,
                List.of()));
        return purchases.find("till", number).orElseThrow();
    }

    private MvcTestResult post(String body, String key) {
        return program.post()
                .uri("/api/v1/orders/refunds")
                .header("Authorization", "Bearer " + token)
                .header("Idempotency-Key", key)
                .content(body)
                .exchange();
    }

    private static String refund(String number, String more, String total) {
        return """
            {"source":"till","number":"%s",%s,"at":"2026-11-20T10:15:00+01:00","total":"%s"}""".formatted(number, more, total);
    }

    private static String reason(MvcTestResult answer) {
        try {
            var body = answer.getResponse().getContentAsString();
            assertThat(answer).hasStatus(400);
            return body.replaceFirst("(?s).*?\"reason\":\"([^\"]+)\".*", "$1");
        } catch (java.io.UnsupportedEncodingException e) {
            throw new AssertionError(e);
        }
    }

    private long given(PurchaseId purchase) {
        return db.sql("select coalesce(sum(total_minor), 0) from orders.refund where purchase_id = ?")
                .param(purchase.value())
                .query(Long.class)
                .single();
    }
}
