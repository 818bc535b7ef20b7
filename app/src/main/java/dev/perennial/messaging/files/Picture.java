package dev.perennial.messaging.files;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.springframework.http.MediaType;

/// The few kinds of pictures that are shown as such, told by their first bytes: what a mail says they are is not
/// believed.
enum Picture {
    PNG("image/png", "\u0089PNG\r\n\u001a\n", 0),
    JPEG("image/jpeg", "\u00ff\u00d8\u00ff", 0),
    GIF("image/gif", "GIF8", 0),
    WEBP("image/webp", "WEBP", 8);

    static final int LOOKED_AT = 16;

    private final MediaType type;
    private final byte[] mark;
    private final int at;

    Picture(String type, String mark, int at) {
        this.type = MediaType.parseMediaType(type);
        this.mark = mark.getBytes(StandardCharsets.ISO_8859_1);
        this.at = at;
    }

    MediaType type() {
        return type;
    }

    static Optional<Picture> of(byte[] beginning) {
        for (var picture : values()) if (picture.marks(beginning)) return Optional.of(picture);
        return Optional.empty();
    }

    private boolean marks(byte[] beginning) {
        if (beginning.length < at + mark.length) return false;
        for (int i = 0; i < mark.length; i++) if (beginning[at + i] != mark[i]) return false;
        return this != WEBP || beginning[0] == 'R' && beginning[1] == 'I' && beginning[2] == 'F' && beginning[3] == 'F';
    }
}
