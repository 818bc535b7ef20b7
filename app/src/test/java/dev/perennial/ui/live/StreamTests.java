package dev.perennial.ui.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessResourceFailureException;

class StreamTests {
    final List<Stream> ended = new CopyOnWriteArrayList<>();

    /// An open line on which nothing comes any more would leave the page as it was for hours.
    @Test
    void aPageIsLetGoWhenTheDatabaseCannotSayWhetherItMayStay() {
        var stream = new Stream(
                Set.of("inbox"),
                () -> {
                    throw new DataAccessResourceFailureException("no connection left");
                },
                ended::add);
        stream.start();

        await().until(() -> !ended.isEmpty());
        assertThat(ended).containsExactly(stream);
        assertThatThrownBy(() -> stream.emitter().send("late")).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aPageIsLetGoWhenItMayStayNoLonger() {
        var stream = new Stream(Set.of("inbox"), () -> false, ended::add);
        stream.start();

        await().until(() -> !ended.isEmpty());
        assertThatThrownBy(() -> stream.emitter().send("late")).isInstanceOf(IllegalStateException.class);
    }
}
