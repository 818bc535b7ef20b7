package dev.perennial.ui.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TogetherTests {
    final ExecutorService askers = Executors.newVirtualThreadPerTaskExecutor();
    final List<Set<String>> turns = new ArrayList<>();
    final AtomicInteger committed = new AtomicInteger();
    final CountDownLatch first = new CountDownLatch(1);
    final CountDownLatch goOn = new CountDownLatch(1);
    final AtomicInteger asked = new AtomicInteger();
    final Together<String, Integer> together = new Together<>(this::work);

    @AfterEach
    void end() {
        askers.close();
    }

    @Test
    void whoAsksWhileAnAnswerIsWorkedOutIsAnsweredTogetherWithAllOthers() throws Exception {
        var begun = askers.submit(() -> together.ask("ada"));
        first.await();
        var others = IntStream.range(0, 50)
                .mapToObj(i -> ask(i % 2 == 0 ? "ada" : "bo"))
                .toList();
        await().until(() -> asked.get() == 50);
        awaitWaiting();
        goOn.countDown();

        assertThat(begun.get()).isZero();
        for (var other : others) assertThat(other.get()).isZero();
        assertThat(turns).containsExactly(Set.of("ada"), Set.of("ada", "bo"));
    }

    @Test
    void nobodyIsToldLessThanWasCommittedWhenTheyAsked() throws Exception {
        askers.submit(() -> together.ask("ada"));
        first.await();
        committed.set(7);
        var late = ask("ada");
        awaitWaiting();
        goOn.countDown();

        assertThat(late.get()).isEqualTo(7);
    }

    @Test
    void nobodyIsEverToldLessThanWasCommittedWhenTheyAsked() throws Exception {
        goOn.countDown();
        var told = IntStream.range(0, 2_000)
                .mapToObj(_ -> askers.submit(() -> {
                    int before = committed.incrementAndGet();
                    return together.ask("ada") - before;
                }))
                .toList();

        for (var more : told) assertThat(more.get()).isNotNegative();
    }

    @Test
    void whatFailsFailsForThoseWhoAskedAndNotForTheNext() {
        goOn.countDown();

        assertThatThrownBy(() -> together.ask("trouble")).hasMessage("no database");
        assertThat(together.ask("ada")).isZero();
    }

    private Future<Integer> ask(String who) {
        return askers.submit(() -> {
            asked.incrementAndGet();
            return together.ask(who);
        });
    }

    private void awaitWaiting() {
        await().until(() -> together.waiting() >= asked.get());
    }

    private Map<String, Integer> work(Set<String> questions) {
        turns.add(Set.copyOf(questions));
        int now = committed.get();
        first.countDown();
        try {
            goOn.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        if (questions.contains("trouble")) throw new IllegalStateException("no database");
        var answers = new HashMap<String, Integer>();
        for (var question : questions) answers.put(question, now);
        return answers;
    }
}
