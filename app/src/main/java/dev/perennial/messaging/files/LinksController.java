package dev.perennial.messaging.files;

import dev.perennial.messaging.FileLinks;
import dev.perennial.platform.StoredFiles;
import java.io.IOException;
import java.time.Clock;
import java.util.NoSuchElementException;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;

/// Hands a file to whoever was sent its link, for as long as the link lasts.
@Controller
@RequestMapping("/p/messaging/files")
class LinksController {
    private final FileLinks links;
    private final StoredFiles files;
    private final Clock clock;

    LinksController(FileLinks links, StoredFiles files, Clock clock) {
        this.links = links;
        this.files = files;
        this.clock = clock;
    }

    @GetMapping("/{key}")
    Object file(@PathVariable String key) throws IOException {
        var linked = links.find(key).orElseThrow(() -> new NoSuchElementException("no file behind this link"));
        if (linked.isOver(clock.instant())) return new LinkOverPage(linked.name(), linked.expiresAt());
        var bytes = files.find(linked.file()).orElseThrow().byteCount();
        return new HandedOut(linked.file(), linked.name(), bytes).from(files);
    }
}
