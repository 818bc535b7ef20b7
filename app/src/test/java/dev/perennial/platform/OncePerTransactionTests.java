package dev.perennial.platform;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.support.PerennialTest;
import dev.perennial.support.Shop;
import java.time.ZoneId;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

@PerennialTest
class OncePerTransactionTests {
    @Autowired
    PlatformTransactionManager transactions;

    @Autowired
    Businesses businesses;

    @Autowired
    Shop shop;

    final AtomicInteger reads = new AtomicInteger();
    final OncePerTransaction<Integer> number = new OncePerTransaction<>();

    @Test
    void isReadOnceInATransactionAndAgainInTheNext() {
        var first = inOne(() -> ask() + ask());
        var second = inOne(() -> ask() + ask());

        assertThat(first).isEqualTo(1 + 1);
        assertThat(second).isEqualTo(2 + 2);
    }

    @Test
    void isReadEachTimeWhereNoTransactionIs() {
        assertThat(ask()).isEqualTo(1);
        assertThat(ask()).isEqualTo(2);
    }

    @Test
    void isReadAgainAfterAChange() {
        assertThat(inOne(() -> {
                    ask();
                    number.forget();
                    return ask();
                }))
                .isEqualTo(2);
    }

    @Test
    void whatRunsAsideOfATransactionReadsForItself() {
        var aside = new TransactionTemplate(transactions);
        aside.setPropagationBehavior(TransactionDefinition.PROPAGATION_NOT_SUPPORTED);

        assertThat(inOne(() -> {
                    ask();
                    return aside.execute(_ -> ask());
                }))
                .isEqualTo(2);
    }

    @Test
    void whoeverChangesTheBusinessSeesTheChangeAtOnce() {
        shop.open();

        var zones = new TransactionTemplate(transactions).execute(_ -> {
            var before = businesses.current();
            businesses.save(new Business(
                    before.name(),
                    before.kind(),
                    before.country(),
                    before.currency(),
                    ZoneId.of("Asia/Tokyo"),
                    before.language(),
                    before.hours(),
                    before.sample()));
            return businesses.current().zone();
        });

        assertThat(zones).isEqualTo(ZoneId.of("Asia/Tokyo"));
        assertThat(businesses.current().zone()).isEqualTo(ZoneId.of("Asia/Tokyo"));
    }

    private int ask() {
        return number.get(reads::incrementAndGet);
    }

    private int inOne(Supplier<Integer> work) {
        return new TransactionTemplate(transactions).execute(_ -> work.get());
    }
}
