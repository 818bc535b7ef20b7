package dev.perennial.messaging.files;

import dev.perennial.platform.StoredFiles;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.springframework.core.io.InputStreamResource;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/// A file as it is handed out: always to be saved. Pictures are shown by pages that name them, as browsers do whatever
/// the disposition says; nothing else is ever shown in our name.
record HandedOut(UUID file, String name, long bytes) {
    ResponseEntity<InputStreamResource> from(StoredFiles files) throws IOException {
        var rest = files.open(file);
        var beginning = rest.readNBytes(Picture.LOOKED_AT);
        var whole = new SequenceInputStream(new ByteArrayInputStream(beginning), rest);
        return ResponseEntity.ok()
                .contentType(Picture.of(beginning).map(Picture::type).orElse(MediaType.APPLICATION_OCTET_STREAM))
                .contentLength(bytes)
                .header("Content-Security-Policy", "sandbox; default-src 'none'")
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(name, StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .body(new InputStreamResource(whole));
    }
}
