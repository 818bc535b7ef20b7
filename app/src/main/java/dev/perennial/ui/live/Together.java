package dev.perennial.ui.live;

import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Answers fifty who ask at once, because all of them heard of the same news, with little more work than one. Whoever
/// asks while answers are being worked out waits for the next, which begin after they asked: nobody is told less
/// than was committed when they asked.
///
/// Not to be asked within a transaction, whose own changes others do not see.
public final class Together<K, V> {
    private final Function<Set<K>, Map<K, V>> work;
    private final ReentrantLock atWork = new ReentrantLock(true);
    private final Object door = new Object();
    private Turn next = new Turn();

    /// @param work the answer to every question asked
    public Together(Function<Set<K>, Map<K, V>> work) {
        this.work = work;
    }

    /// @throws RuntimeException what the work threw, for everybody whose questions were in it
    public V ask(K question) {
        Turn mine;
        synchronized (door) {
            mine = next;
            mine.questions.add(question);
        }
        atWork.lock();
        try {
            mine.take();
        } finally {
            atWork.unlock();
        }
        return mine.answer(question);
    }

    /// How many wait for their turn.
    int waiting() {
        return atWork.getQueueLength();
    }

    /// Questions that are answered together, by the first of those who asked.
    private final class Turn {
        private final Set<K> questions = new HashSet<>();
        private @Nullable Map<K, V> answers;
        private @Nullable RuntimeException failure;

        void take() {
            if (answers != null || failure != null) return;
            synchronized (door) {
                next = new Turn();
            }
            try {
                answers = work.apply(questions);
            } catch (RuntimeException e) {
                failure = e;
            }
        }

        V answer(K question) {
            if (failure != null) throw failure;
            return Objects.requireNonNull(Objects.requireNonNull(answers).get(question));
        }
    }
}
