package dev.perennial.conversations.effort;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.conversations.Entry;
import dev.perennial.conversations.EntryId;
import dev.perennial.conversations.Via;
import dev.perennial.hours.Calendar;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class EffortTests {
    private static final Calendar ALWAYS = Calendar.alwaysOpen(ZoneOffset.UTC);

    @Test
    void answeredAtOnceTheFirstTimeCostsNothing() {
        var effort = Effort.of(
                List.of(said(Entry.Kind.HEARD, Via.EMAIL, 0), said(Entry.Kind.SAID, Via.EMAIL, 0)), 0, ALWAYS);
        assertThat(effort.points()).isZero();
    }

    @Test
    void comingAgainChangingTheWayAndBeingHandedOnCountOneEach() {
        var effort = Effort.of(
                List.of(
                        said(Entry.Kind.HEARD, Via.CHAT, 0), said(Entry.Kind.SAID, Via.CHAT, 0),
                        said(Entry.Kind.HEARD, Via.EMAIL, 1), said(Entry.Kind.SAID, Via.EMAIL, 1)),
                2,
                ALWAYS);
        assertThat(effort).isEqualTo(new Effort(2, 2, 2, Duration.ZERO));
        assertThat(effort.points()).isEqualTo(4);
    }

    @Test
    void waitingCountsFromTheFirstOfSeveralWordsToTheAnswer() {
        var effort = Effort.of(
                List.of(
                        said(Entry.Kind.HEARD, Via.EMAIL, 0),
                        said(Entry.Kind.HEARD, Via.EMAIL, 2),
                        said(Entry.Kind.SAID, Via.EMAIL, 8)),
                0,
                ALWAYS);
        assertThat(effort.waited()).isEqualTo(Duration.ofHours(8));
        assertThat(effort.points()).isEqualTo(2);
    }

    @Test
    void robotsNeitherComeNorAnswer() {
        var robot = new Entry(
                new EntryId(UUID.randomUUID()),
                2,
                Entry.Kind.SAID,
                at(1),
                Via.EMAIL,
                null,
                null,
                true,
                false,
                null,
                "We have your mail",
                null,
                null,
                null,
                null,
                List.of());
        var effort = Effort.of(
                List.of(said(Entry.Kind.HEARD, Via.EMAIL, 0), robot, said(Entry.Kind.SAID, Via.EMAIL, 4)), 0, ALWAYS);
        assertThat(effort.waited()).isEqualTo(Duration.ofHours(4));
    }

    private static Entry said(Entry.Kind kind, Via via, int hour) {
        return new Entry(
                new EntryId(UUID.randomUUID()),
                1,
                kind,
                at(hour),
                via,
                null,
                null,
                false,
                false,
                null,
                "words",
                null,
                null,
                null,
                null,
                List.of());
    }

    private static Instant at(int hour) {
        return Instant.parse("2026-11-20T08:00:00Z").plus(Duration.ofHours(hour));
    }
}
