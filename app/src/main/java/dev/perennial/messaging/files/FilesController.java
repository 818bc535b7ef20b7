package dev.perennial.messaging.files;

import dev.perennial.access.CurrentStaff;
import dev.perennial.access.Role;
import dev.perennial.messaging.AttachmentOwner;
import dev.perennial.platform.StoredFiles;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.UUID;
import org.springframework.core.io.InputStreamResource;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;

/// Hands out what came along with a message, always to be saved. Pictures are shown by pages that name them, as
/// browsers
/// do whatever the disposition says; nothing else is ever shown in our name.
@Controller
@RequestMapping("/messaging/files")
class FilesController {
    private final JdbcClient db;
    private final StoredFiles files;
    private final List<AttachmentOwner> owners;
    private final CurrentStaff staff;

    FilesController(JdbcClient db, StoredFiles files, List<AttachmentOwner> owners, CurrentStaff staff) {
        this.db = db;
        this.files = files;
        this.owners = owners;
        this.staff = staff;
    }

    @GetMapping("/{message}/{file}")
    ResponseEntity<InputStreamResource> file(@PathVariable UUID message, @PathVariable UUID file) throws IOException {
        staff.require(Role.STAFF);
        if (owners.stream().noneMatch(it -> it.maySee(message))) throw none(message, file);
        var found = find(message, file);
        var bytes = files.open(found.file());
        var beginning = bytes.readNBytes(Picture.LOOKED_AT);
        InputStream whole = new SequenceInputStream(new java.io.ByteArrayInputStream(beginning), bytes);
        return ResponseEntity.ok()
                .contentType(Picture.of(beginning).map(Picture::type).orElse(MediaType.APPLICATION_OCTET_STREAM))
                .contentLength(found.bytes())
                .header("Content-Security-Policy", "sandbox; default-src 'none'")
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(found.name(), StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .body(new InputStreamResource(whole));
    }

    private HandedOut find(UUID message, UUID file) {
        return db.sql("""
            select f.file_id as file, e.name, f.byte_count as bytes
            from messaging.enclosed e join messaging.enclosed_file f on f.bytes_hash = e.bytes_hash
            where e.incoming_id = ? and f.file_id = ? order by e.position limit 1""")
                .params(message, file)
                .query(HandedOut.class)
                .optional()
                .orElseThrow(() -> none(message, file));
    }

    private static NoSuchElementException none(UUID message, UUID file) {
        return new NoSuchElementException("no file %s of message %s".formatted(file, message));
    }
}
