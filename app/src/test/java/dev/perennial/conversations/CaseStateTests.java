package dev.perennial.conversations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.access.StaffId;
import dev.perennial.conversations.CaseState.Status;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class CaseStateTests {
    private static final Instant NINE = Instant.parse("2026-11-20T09:00:00Z");
    private static final Instant TEN = Instant.parse("2026-11-20T10:00:00Z");
    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");
    private static final StaffId ADA = new StaffId(UUID.randomUUID());
    private static final StaffId BO = new StaffId(UUID.randomUUID());

    private final CaseState fresh = CaseState.fresh(Via.EMAIL, false);

    @Test
    void threeMailsInARowWaitSinceTheFirst() {
        var waiting =
                fresh.heard(Via.EMAIL, NINE, false).heard(Via.EMAIL, TEN, false).heard(Via.EMAIL, NOON, false);
        assertThat(waiting.waitingSince()).isEqualTo(NINE);
        assertThat(waiting.contacts()).isEqualTo(3);
    }

    @Test
    void anAnswerPutsItUpToThemAndIsTheFirstOnce() {
        var answered = fresh.heard(Via.EMAIL, NINE, false).answered(TEN);
        assertThat(answered.status()).isEqualTo(Status.WAITING);
        assertThat(answered.waitingSince()).isNull();
        assertThat(answered.answered(NOON).firstAnsweredAt()).isEqualTo(TEN);
    }

    @Test
    void aMailOfOurOwnIsNoFirstAnswer() {
        assertThat(fresh.answered(NINE).firstAnsweredAt()).isNull();
    }

    @Test
    void whoWritesAfterAnAnswerWaitsFromThen() {
        var again = fresh.heard(Via.EMAIL, NINE, false).answered(TEN).heard(Via.EMAIL, NOON, false);
        assertThat(again.status()).isEqualTo(Status.OPEN);
        assertThat(again.waitingSince()).isEqualTo(NOON);
    }

    @Test
    void thanksOpensNothingAndWaitsForNothing() {
        var done = fresh.heard(Via.EMAIL, NINE, false).answered(TEN).closed(TEN);
        var thanked = done.heard(Via.EMAIL, NOON, true);
        assertThat(thanked.isClosed()).isTrue();
        assertThat(thanked.waitingSince()).isNull();
        assertThat(thanked.contacts()).isEqualTo(2);
    }

    @Test
    void thanksWhileTheyWaitDoesNotEndTheirWait() {
        var waiting = fresh.heard(Via.EMAIL, NINE, false).heard(Via.EMAIL, TEN, true);
        assertThat(waiting.status()).isEqualTo(Status.OPEN);
        assertThat(waiting.waitingSince()).isEqualTo(NINE);
    }

    @Test
    void whoWritesToWhatIsDoneOpensIt() {
        var again = fresh.heard(Via.EMAIL, NINE, false).closed(TEN).heard(Via.CHAT, NOON, false);
        assertThat(again.status()).isEqualTo(Status.OPEN);
        assertThat(again.closedAt()).isNull();
        assertThat(again.via()).isEqualTo(Via.CHAT);
    }

    @Test
    void whoWritesWakesWhatSleeps() {
        var asleep = fresh.heard(Via.EMAIL, NINE, false).snoozed(NOON.plusSeconds(3600));
        assertThat(asleep.isSnoozed(NOON)).isTrue();
        assertThat(asleep.isSnoozed(NOON.plusSeconds(3600))).isFalse();
        assertThat(asleep.heard(Via.EMAIL, NOON, false).snoozedUntil()).isNull();
    }

    @Test
    void whatIsDoneDoesNotSleep() {
        assertThat(fresh.closed(NINE).snoozed(NOON)).isEqualTo(fresh.closed(NINE));
    }

    @Test
    void closingTwiceCountsOnce() {
        assertThat(fresh.closed(NINE).closed(TEN)).isEqualTo(fresh.closed(NINE));
        assertThat(fresh.closed(NINE).reopened().closed(TEN).turns()).isEqualTo(2);
    }

    @Test
    void goingFromOneToAnotherCounts() {
        var handed = fresh.assignedTo(ADA).assignedTo(BO);
        assertThat(handed.transfers()).isEqualTo(1);
        assertThat(handed.assignedTo(null).assignedTo(ADA).transfers()).isEqualTo(1);
    }

    @Test
    void aPersonsWordsMakeItNoRobots() {
        assertThat(CaseState.fresh(Via.EMAIL, true)
                        .heard(Via.EMAIL, NINE, false)
                        .robot())
                .isFalse();
    }
}
