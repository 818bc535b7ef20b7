package dev.perennial.orders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.perennial.customers.Somebody;
import dev.perennial.orders.Recording.Contradicted;
import dev.perennial.orders.Recording.Recorded;
import dev.perennial.orders.Recording.Refused;
import dev.perennial.orders.Recording.SeenBefore;
import dev.perennial.platform.Money;
import dev.perennial.support.PerennialTest;
import dev.perennial.support.Shop;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;

@PerennialTest
@RecordApplicationEvents
class RefundsTests {
    private static final Instant BOUGHT = Instant.parse("2026-11-20T08:15:00Z");
    private static final Instant LATER = Instant.parse("2026-11-20T10:00:00Z");

    @Autowired
    Refunds refunds;

    @Autowired
    Purchases purchases;

    @Autowired
    Shop shop;

    @Autowired
    JdbcClient db;

    @Autowired
    ApplicationEvents events;

    @BeforeEach
    void open() {
        shop.open();
        Shop.signIn(shop.ada());
    }

    @AfterEach
    void signOut() {
        Shop.signOut();
    }

    @Test
    void moneyGivenBackIsToldToTheBuyersStoryAndToModulesAbove() {
        var purchase = bought("told", 1000);
        assertThat(refunds.record(refund("told", purchase, 300))).isInstanceOf(Recorded.class);

        assertThat(events.stream(RefundRecorded.class)).singleElement().satisfies(it -> {
            assertThat(it.purchase()).isEqualTo(purchase);
            assertThat(it.total()).isEqualTo(Money.of(300, "EUR"));
        });
        assertThat(db.sql("select count(*) from customers.api_activity where kind = 'orders.refund' and"
                                + " amount_minor = 300")
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void noMoreIsGivenBackThanWasPaid() {
        var purchase = bought("cap", 1000);
        assertThat(refunds.record(refund("cap-1", purchase, 700))).isInstanceOf(Recorded.class);

        assertThat(reason(refunds.record(refund("cap-2", purchase, 301)))).isEqualTo("moreThanPaid");
        assertThat(refunds.record(refund("cap-3", purchase, 300))).isInstanceOf(Recorded.class);
    }

    @Test
    void eightAtOnceGiveBackNoMoreThanWasPaid() throws Exception {
        var purchase = bought("race", 1000);
        var number = new AtomicInteger();
        var told = PurchasesTests.together(8, () -> {
            Shop.signIn(shop.ada());
            return refunds.record(refund("race-" + number.incrementAndGet(), purchase, 300));
        });

        assertThat(told).filteredOn(Recorded.class::isInstance).hasSize(3);
        assertThat(told).filteredOn(Refused.class::isInstance).hasSize(5);
    }

    @Test
    void aRefundToldTwiceIsGivenOnce() {
        var purchase = bought("twice", 1000);
        var once = refund("twice", purchase, 1000);

        assertThat(refunds.record(once)).isInstanceOf(Recorded.class);
        assertThat(refunds.record(once)).isInstanceOf(SeenBefore.class);
        assertThat(given(purchase)).isEqualTo(1000);
    }

    @Test
    void theSameNumberForAnotherPurchaseIsAContradiction() {
        refunds.record(refund("shared", bought("shared-1", 1000), 100));

        assertThat(refunds.record(refund("shared", bought("shared-2", 1000), 100)))
                .isInstanceOf(Contradicted.class);
    }

    @Test
    void aRefundBeforeThePurchaseOrOfNothingIsRefused() {
        var purchase = bought("before", 1000);

        assertThat(reason(refunds.record(new NewRefund("till", "before", purchase, BOUGHT.minusSeconds(1), 100, null))))
                .isEqualTo("beforePurchase");
        assertThat(reason(refunds.record(refund("zero", purchase, 0)))).isEqualTo("refundRange");
        assertThat(reason(refunds.record(refund("lost", new PurchaseId(UUID.randomUUID()), 100))))
                .isEqualTo("unknownPurchase");
    }

    @Test
    void staffAtTheCounterGiveNoMoneyBack() {
        var purchase = bought("staff", 1000);
        Shop.signIn(shop.bo());

        assertThatThrownBy(() -> refunds.record(refund("staff", purchase, 100)))
                .isInstanceOf(AccessDeniedException.class);
        assertThat(given(purchase)).isZero();
    }

    private PurchaseId bought(String number, long total) {
        purchases.record(new NewPurchase(
                "till",
                number,
                BOUGHT,
                Money.of(total, "EUR"),
                new Somebody(null, null, "Clara Moser", "clara@example.org", null),
                null,
                null,
                List.of()));
        return purchases.find("till", number).orElseThrow();
    }

    private static NewRefund refund(String number, PurchaseId purchase, long total) {
        return new NewRefund("till", number, purchase, LATER, total, "burnt");
    }

    private static String reason(Recording<UUID> outcome) {
        return ((Refused<UUID>) outcome).refusals().getFirst().reason();
    }

    private long given(PurchaseId purchase) {
        return db.sql("select coalesce(sum(total_minor), 0) from orders.refund where purchase_id = ?")
                .param(purchase.value())
                .query(Long.class)
                .single();
    }
}
