package dev.perennial.today;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.access.AuditLog;
import dev.perennial.access.StaffId;
import dev.perennial.platform.Businesses;
import dev.perennial.support.PerennialTest;
import dev.perennial.support.Shop;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

@PerennialTest
class DecisionsTests {
    static final Instant MORNING = Instant.parse("2026-11-21T08:00:00Z");
    static final LocalDate TODAY = LocalDate.of(2026, 11, 21);
    static final LocalDate TUESDAY = LocalDate.of(2026, 11, 24);

    @Autowired
    AuditLog log;

    @Autowired
    Decisions decisions;

    @Autowired
    Businesses businesses;

    @Autowired
    Shop shop;

    @Autowired
    JdbcClient db;

    StaffId ada;
    StaffId bo;

    @BeforeEach
    void open() {
        shop.open();
        ada = shop.ada().id();
        bo = shop.bo().id();
    }

    @Test
    void whatIsDoneStaysDoneWhoeverAsksAgain() {
        var call = item();
        decisions.decide(Decision.done(call, ada, MORNING));

        var afterARestart =
                new Decisions(db, businesses, new StaticListableBeanFactory().getBeanProvider(TodaySource.class), log);
        assertThat(afterARestart.find(call.key()))
                .hasValueSatisfying(
                        it -> assertThat(it.hides(TODAY.plusYears(1))).isTrue());
    }

    @Test
    void theFirstOfTwoDecisionsStandsAndTheSecondLearnsOfIt() {
        var call = item();
        var first = decisions.decide(Decision.done(call, ada, MORNING));

        var second = decisions.decide(Decision.dismissed(call, bo, MORNING.plusSeconds(60)));

        assertThat(second).isEqualTo(first);
        assertThat(decisions.find(call.key())).contains(first);
    }

    @RepeatedTest(5)
    void howeverManyDecideAtOnceOneDecisionStands() throws Exception {
        var call = item();
        var people = Stream.of(ada, bo, ada, bo, ada, bo, ada, bo);
        try (var threads = Executors.newFixedThreadPool(8)) {
            var asked = people.<Callable<Decision>>map(
                            who -> () -> decisions.decide(Decision.snoozed(call, TUESDAY, who, MORNING)))
                    .toList();
            var standing = new HashSet<Decision>();
            for (var answer : threads.invokeAll(asked)) standing.add(answer.get());

            assertThat(standing)
                    .hasSize(1)
                    .containsExactly(decisions.find(call.key()).orElseThrow());
        }
    }

    @Test
    void whatIsPutOffCanStillBeDone() {
        var call = item();
        decisions.decide(Decision.snoozed(call, TUESDAY, ada, MORNING));

        var done = decisions.decide(Decision.done(call, bo, MORNING));

        assertThat(decisions.find(call.key())).contains(done);
    }

    @Test
    void puttingOffWhatIsPutOffAlreadyChangesNothing() {
        var call = item();
        var first = decisions.decide(Decision.snoozed(call, TUESDAY, ada, MORNING));

        decisions.decide(Decision.snoozed(call, TUESDAY.plusDays(4), bo, MORNING));

        assertThat(decisions.find(call.key())).contains(first);
    }

    @Test
    void whatHasComeBackCanBePutOffAgain() {
        var call = item();
        decisions.decide(Decision.snoozed(call, TUESDAY, ada, MORNING));
        var onTuesday = Instant.parse("2026-11-23T23:00:00Z");

        var again = decisions.decide(Decision.snoozed(call, TUESDAY.plusDays(1), bo, onTuesday));

        assertThat(decisions.find(call.key())).contains(again);
    }

    @Test
    void whatIsUndoneIsOpenAgainAndUndoingTwiceIsHarmless() {
        var call = item();
        var done = decisions.decide(Decision.done(call, ada, MORNING));

        assertThat(decisions.undo(call.key())).contains(done);
        assertThat(decisions.undo(call.key())).isEmpty();
        assertThat(decisions.find(call.key())).isEmpty();
    }

    @Test
    void onlyDecisionsThatCountAreToldToTheSources() {
        var told = new HashSet<Decision>();
        var beans = new StaticListableBeanFactory();
        beans.addBean("listening", new TodaySource() {
            @Override
            public List<TodayItem> items(LocalDate day, int most) {
                return List.of();
            }

            @Override
            public void decided(Decision decision) {
                told.add(decision);
            }
        });
        var telling = new Decisions(db, businesses, beans.getBeanProvider(TodaySource.class), log);
        var call = item();
        var first = Decision.done(call, ada, MORNING);

        telling.decide(first);
        telling.decide(Decision.dismissed(call, bo, MORNING));

        assertThat(told).containsExactly(first);
    }

    @Test
    void whatWasDoneIsListedLatestFirstAndWithoutWhatWasPutOff() {
        var since = MORNING.plusSeconds(3600);
        var early = decisions.decide(Decision.done(item(), ada, since));
        var late = decisions.decide(Decision.done(item(), bo, since.plusSeconds(60)));
        decisions.decide(Decision.snoozed(item(), TUESDAY, bo, since.plusSeconds(90)));
        decisions.decide(Decision.done(item(), bo, since.minusSeconds(1)));

        assertThat(decisions.doneSince(since, 10)).containsExactly(late, early);
    }

    private static TodayItem item() {
        return new TodayItem("call:" + UUID.randomUUID(), null, "phone", "Call Mia", "silent", 100, "Call", null);
    }
}
