package dev.perennial.messaging.files;

import dev.perennial.access.CurrentStaff;
import dev.perennial.access.Role;
import dev.perennial.messaging.AttachmentOwner;
import dev.perennial.platform.StoredFiles;
import java.io.IOException;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.UUID;
import org.springframework.core.io.InputStreamResource;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;

/// Hands out to the staff what came along with a message, or went out with one.
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
        return cameIn(message, file)
                .or(() -> known(message, file))
                .orElseThrow(() -> none(message, file))
                .from(files);
    }

    private Optional<HandedOut> cameIn(UUID message, UUID file) {
        return db.sql("""
            select f.file_id as file, e.name, f.byte_count as bytes
            from messaging.enclosed e join messaging.enclosed_file f on f.bytes_hash = e.bytes_hash
            where e.incoming_id = ? and f.file_id = ? order by e.position limit 1""").params(message, file).query(HandedOut.class).optional();
    }

    private Optional<HandedOut> known(UUID message, UUID file) {
        return owners.stream()
                .flatMap(it -> it.name(message, file).stream())
                .flatMap(name -> files.find(file).stream().map(it -> new HandedOut(file, name, it.byteCount())))
                .findFirst();
    }

    private static NoSuchElementException none(UUID message, UUID file) {
        return new NoSuchElementException("no file %s of message %s".formatted(file, message));
    }
}
