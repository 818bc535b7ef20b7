package dev.perennial.today.cards;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.platform.Businesses;
import dev.perennial.support.PerennialTest;
import dev.perennial.support.Shop;
import dev.perennial.support.TestClock;
import dev.perennial.today.Decision;
import dev.perennial.today.Decisions;
import dev.perennial.today.TodayItem;
import dev.perennial.today.TodaySource;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.support.StaticListableBeanFactory;

@PerennialTest
class SourcesTests {
    @Autowired
    Decisions decisions;

    @Autowired
    Businesses businesses;

    @Autowired
    Shop shop;

    @BeforeEach
    void open() {
        shop.open();
    }

    @Test
    void aSourceThatFailsIsMissedByNameAndTakesNothingElseAlong() {
        var found = sources(new Failing(), new Calls(2)).open(7);

        assertThat(found.items()).hasSize(2);
        assertThat(found.absent()).containsExactly("today.source.birthdays");
    }

    @Test
    void aCardIsFoundAgainAlthoughAnotherSourceFails() {
        assertThat(sources(new Failing(), new Calls(500)).find("call:499")).isPresent();
        assertThat(sources(new Failing(), new Calls(500)).find("call:500")).isEmpty();
    }

    @Test
    void settledCardsMakeRoomForTheNextOnes() {
        var calls = new Calls(100);
        calls.items(LocalDate.EPOCH, 90)
                .forEach(call -> decisions.decide(Decision.done(call, null, TestClock.INSTANCE.instant())));

        assertThat(sources(calls).open(7).items())
                .hasSize(10)
                .extracting(TodayItem::key)
                .contains("call:99");
    }

    private Sources sources(TodaySource... sources) {
        var beans = new StaticListableBeanFactory();
        for (var source : sources) beans.addBean(source.getClass().getName(), source);
        return new Sources(beans.getBeanProvider(TodaySource.class), decisions, businesses, TestClock.INSTANCE);
    }

    private record Calls(int number) implements TodaySource {
        @Override
        public List<TodayItem> items(LocalDate day, int most) {
            return IntStream.range(0, Math.min(number, most))
                    .mapToObj(n -> new TodayItem("call:" + n, null, "phone", "Call " + n, "", number - n, "Call", null))
                    .toList();
        }
    }

    private record Failing() implements TodaySource {
        @Override
        public List<TodayItem> items(LocalDate day, int most) {
            throw new IllegalStateException("no figures yet");
        }

        @Override
        public String brings() {
            return "today.source.birthdays";
        }
    }
}
