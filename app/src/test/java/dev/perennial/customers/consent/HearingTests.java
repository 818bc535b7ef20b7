package dev.perennial.customers.consent;

import static dev.perennial.customers.Standing.Verdict.GRANTED;
import static dev.perennial.customers.Standing.Verdict.NOT_ASKED;
import static dev.perennial.customers.Standing.Verdict.REFUSED;
import static dev.perennial.customers.Standing.Verdict.REQUESTED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.customers.Channel;
import dev.perennial.customers.Channel.AddressKind;
import dev.perennial.customers.ConsentOrigin.Way;
import dev.perennial.customers.Purpose;
import dev.perennial.customers.Standing.Verdict;
import dev.perennial.customers.consent.Said.Decision;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class HearingTests {
    static final String HOME = "ada@home.example";
    static final String WORK = "ada@work.example";

    int rows;

    @Test
    void whoWasNeverAskedIsNotContacted() {
        assertThat(answer()).isEqualTo(NOT_ASKED);
    }

    @Test
    void aYesHoldsForTheAddressItWasGivenFor() {
        var yes = said(HOME, Decision.GRANTED, Way.PAGE, 1);
        assertThat(answer(yes)).isEqualTo(GRANTED);
        assertThat(new Hearing(List.of(yes)).at(WORK).verdict()).isEqualTo(NOT_ASKED);
    }

    @Test
    void aNoAtOneAddressHoldsForAll() {
        assertThat(answer(said(HOME, Decision.GRANTED, Way.PAGE, 1), said(WORK, Decision.WITHDRAWN, Way.PAGE, 2)))
                .isEqualTo(REFUSED);
    }

    @Test
    void aPersonMayChangeTheirMind() {
        assertThat(answer(said(HOME, Decision.WITHDRAWN, Way.PAGE, 1), said(HOME, Decision.GRANTED, Way.PAGE, 2)))
                .isEqualTo(GRANTED);
    }

    @Test
    void aFileNeverOverrulesANo() {
        assertThat(answer(said(HOME, Decision.DENIED, Way.BY_PHONE, 1), said(HOME, Decision.GRANTED, Way.IMPORT, 2)))
                .isEqualTo(REFUSED);
        assertThat(answer(said(HOME, Decision.GRANTED, Way.API, 3), said(HOME, Decision.DENIED, Way.IMPORT, 2)))
                .isEqualTo(REFUSED);
    }

    @Test
    void aYesOfEarlierDoesNotComeBackByBeingWrittenDownLate() {
        assertThat(answer(said(HOME, Decision.WITHDRAWN, Way.PAGE, 5), said(HOME, Decision.GRANTED, Way.ON_PAPER, 4)))
                .isEqualTo(REFUSED);
    }

    @Test
    void atTheSameInstantTheNoHolds() {
        assertThat(answer(said(HOME, Decision.GRANTED, Way.PAGE, 1), said(HOME, Decision.WITHDRAWN, Way.PAGE, 1)))
                .isEqualTo(REFUSED);
    }

    @Test
    void aRequestCountsForNothingUntilItIsConfirmed() {
        var request = said(HOME, Decision.REQUESTED, Way.IN_PERSON, 1);
        assertThat(answer(request)).isEqualTo(REQUESTED);
        assertThat(answer(request, said(HOME, Decision.CONFIRMED, Way.CONFIRMATION, 2)))
                .isEqualTo(GRANTED);
    }

    @Test
    void aRequestAfterANoWaitsAndOneBeforeItIsGone() {
        var no = said(HOME, Decision.WITHDRAWN, Way.PAGE, 2);
        assertThat(answer(no, said(HOME, Decision.REQUESTED, Way.IN_PERSON, 3))).isEqualTo(REQUESTED);
        assertThat(answer(no, said(HOME, Decision.REQUESTED, Way.IN_PERSON, 1))).isEqualTo(REFUSED);
    }

    @Test
    void whatIsTakenBackWasNeverSaid() {
        var yes = said(HOME, Decision.GRANTED, Way.PAGE, 1, null);
        var merged = said(HOME, Decision.WITHDRAWN, Way.MERGE, 2, "merge:1");
        assertThat(answer(yes, merged)).isEqualTo(REFUSED);
        assertThat(answer(yes, merged, said(HOME, Decision.TAKEN_BACK, Way.MERGE, 3, "merge:1")))
                .isEqualTo(GRANTED);
    }

    @Test
    void theAnswerDoesNotDependOnTheOrderThingsArriveIn() {
        var random = new Random(20261122);
        for (var i = 0; i < 2000; i++) {
            var all = anything(random);
            var before = new Hearing(all).at(HOME);
            Collections.shuffle(all, random);
            assertThat(new Hearing(all).at(HOME).verdict()).as("%s", all).isEqualTo(before.verdict());
        }
    }

    @Test
    void oneMoreNoNeverOpensAndTheLastWordOfAPersonAlwaysCloses() {
        var random = new Random(7);
        for (var i = 0; i < 2000; i++) {
            var all = anything(random);
            all.add(said(WORK, Decision.WITHDRAWN, Way.ONE_CLICK, 100));
            assertThat(new Hearing(all).at(HOME).verdict()).isEqualTo(REFUSED);
        }
    }

    List<Said> anything(Random random) {
        var all = new ArrayList<Said>();
        for (var n = random.nextInt(8); n > 0; n--) {
            var reference = random.nextInt(3) == 0 ? "import:" + random.nextInt(2) : null;
            var decisions = Decision.values();
            var decision = decisions[random.nextInt(reference == null ? decisions.length - 1 : decisions.length)];
            var ways = Way.values();
            all.add(said(
                    random.nextBoolean() ? HOME : WORK,
                    decision,
                    ways[random.nextInt(ways.length)],
                    random.nextInt(6),
                    reference));
        }
        return all;
    }

    Verdict answer(Said... said) {
        return new Hearing(List.of(said)).at(HOME).verdict();
    }

    Said said(String key, Decision decision, Way way, int minute) {
        return said(key, decision, way, minute, null);
    }

    Said said(String key, Decision decision, Way way, int minute, @Nullable String reference) {
        var at = Instant.parse("2026-11-21T09:00:00Z").plusSeconds(60L * minute);
        return new Said(
                ++rows,
                AddressKind.EMAIL,
                key,
                Purpose.NEWS,
                Channel.EMAIL,
                decision,
                way,
                way.isByPerson(),
                null,
                "",
                reference,
                at,
                at,
                null);
    }
}
