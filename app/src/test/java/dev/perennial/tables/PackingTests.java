package dev.perennial.tables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

class PackingTests {
    @Test
    void aPackingThatSwellsIsStopped() throws Exception {
        var packed = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(packed)) {
            gzip.write(new byte[4 << 20]);
        }
        Source bomb = () -> new ByteArrayInputStream(packed.toByteArray());
        assertThatThrownBy(() -> Packing.open(bomb, 1 << 20).readAllBytes())
                .isInstanceOfSatisfying(
                        UnreadableFile.class,
                        e -> assertThat(e.reason()).isEqualTo(UnreadableFile.Reason.TOO_LARGE_UNPACKED));
    }
}
