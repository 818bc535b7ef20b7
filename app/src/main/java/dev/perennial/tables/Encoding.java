package dev.perennial.tables;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/// How the file's letters are written as bytes. Valid UTF-8 over the whole file decides against Windows-1252:
/// text in another encoding is hardly ever valid UTF-8 by chance.
public enum Encoding {
    UTF_8(StandardCharsets.UTF_8),
    UTF_16LE(StandardCharsets.UTF_16LE),
    UTF_16BE(StandardCharsets.UTF_16BE),
    WINDOWS_1252(Charset.forName("windows-1252"));

    private final Charset charset;

    Encoding(Charset charset) {
        this.charset = charset;
    }

    Charset charset() {
        return charset;
    }

    /// @throws UnreadableFile when the file is empty or no text at all
    public static Encoding of(Source source) throws IOException {
        try (var in = Packing.open(source)) {
            var head = in.readNBytes(1 << 16);
            if (head.length == 0) throw new UnreadableFile(UnreadableFile.Reason.EMPTY);
            if (head.length >= 2 && head[0] == (byte) 0xff && head[1] == (byte) 0xfe) return UTF_16LE;
            if (head.length >= 2 && head[0] == (byte) 0xfe && head[1] == (byte) 0xff) return UTF_16BE;
            var wide = wide(head);
            if (wide != null) return wide;
            refuseBinary(head);
            return isUtf8(head, in) ? UTF_8 : WINDOWS_1252;
        }
    }

    /// Western text in UTF-16 has a zero in every other byte: behind the letter or before it.
    private static @org.jspecify.annotations.Nullable Encoding wide(byte[] head) {
        int even = 0, odd = 0;
        for (int i = 0; i < head.length; i++) {
            if (head[i] != 0) continue;
            if (i % 2 == 0) even++;
            else odd++;
        }
        if (odd > head.length / 4 && even < head.length / 50) return UTF_16LE;
        if (even > head.length / 4 && odd < head.length / 50) return UTF_16BE;
        return null;
    }

    private static void refuseBinary(byte[] head) {
        int strange = 0;
        for (byte b : head) {
            if (b == 0) throw new UnreadableFile(UnreadableFile.Reason.BINARY);
            if (b > 0 && b < 0x20 && b != '\t' && b != '\n' && b != '\r' && b != '\f') strange++;
        }
        if (strange > head.length / 100 || startsWith(head, "%PDF-")) {
            throw new UnreadableFile(UnreadableFile.Reason.BINARY);
        }
    }

    private static boolean startsWith(byte[] head, String magic) {
        return new String(head, 0, Math.min(head.length, magic.length()), StandardCharsets.ISO_8859_1).equals(magic);
    }

    private static boolean isUtf8(byte[] head, InputStream rest) throws IOException {
        var decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        var text = CharBuffer.allocate(1 << 16);
        var bytes = ByteBuffer.allocate(1 << 17);
        bytes.put(head);
        for (boolean end = false; ; ) {
            bytes.flip();
            while (true) {
                text.clear();
                var result = decoder.decode(bytes, text, end);
                if (result.isError()) return false;
                if (result.isUnderflow()) break;
            }
            if (end) return true;
            bytes.compact();
            int count = rest.read(bytes.array(), bytes.position(), bytes.remaining());
            if (count < 0) end = true;
            else bytes.position(bytes.position() + count);
        }
    }
}
