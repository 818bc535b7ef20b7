package dev.perennial.ui.live;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessResourceFailureException;

class StreamTests {
    final ByteArrayOutputStream page = new ByteArrayOutputStream();

    /// An open line on which nothing comes any more would leave the page as it was for hours.
    @Test
    void aPageIsLetGoWhenTheDatabaseCannotSayWhetherItMayStay() {
        stream(() -> {
                    throw new DataAccessResourceFailureException("no connection left");
                })
                .tell(page);

        assertThat(page.size()).isZero();
    }

    @Test
    void aPageIsLetGoWhenItMayStayNoLonger() {
        stream(() -> false).tell(page);

        assertThat(page.size()).isZero();
    }

    @Test
    void aPageHearsOnceWhatWasSaidManyTimesAndNothingThatIsNotItsOwn() {
        var asked = new int[1];
        var stream = stream(() -> asked[0]++ == 0);
        for (int n = 0; n < 3; n++) stream.hear("inbox");
        stream.hear("case:another");

        stream.tell(new OutputStream() {
            @Override
            public void write(int one) {
                page.write(one);
            }

            @Override
            public void flush() {
                stream.hear("inbox");
            }
        });

        assertThat(page.toString(UTF_8)).isEqualTo("data:all\n\ndata:inbox\n\n");
    }

    @Test
    void aPageThatLeftIsSpokenToNoMore() {
        var gone = new OutputStream() {
            int spoken;

            @Override
            public void write(int one) throws IOException {
                spoken++;
                throw new IOException("Broken pipe");
            }
        };
        stream(() -> true).tell(gone);

        assertThat(gone.spoken).isOne();
    }

    private static Stream stream(BooleanSupplier still) {
        return new Stream(Set.of("inbox"), still);
    }
}
