package dev.perennial.conversations.cases;

import static dev.perennial.ui.Words.bytes;
import static dev.perennial.ui.Words.t;

import dev.perennial.conversations.CaseId;
import dev.perennial.conversations.Drafts;
import dev.perennial.conversations.Drafts.Upload;
import dev.perennial.conversations.Entry;
import dev.perennial.conversations.Parcels;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.web.multipart.MultipartFile;

/// The files that come with the form of a reply. They are put to the draft first, so that none has to be chosen again
/// when the reply cannot leave.
@Component
class ReplyFiles {
    private final Drafts drafts;
    private final Parcels parcels;

    ReplyFiles(Drafts drafts, Parcels parcels) {
        this.drafts = drafts;
        this.parcels = parcels;
    }

    /// What keeps them from going with one reply.
    Optional<String> mistake(CaseId id, Collection<UUID> still, List<MultipartFile> uploads) {
        var limits = parcels.limits();
        var kept = drafts.of(id).files().stream()
                .filter(it -> still.contains(it.file()))
                .map(Entry.Attached::bytes);
        var all =
                Stream.concat(kept, chosen(uploads).map(MultipartFile::getSize)).toList();
        var bytes = all.stream().mapToLong(Long::longValue).sum();
        if (all.size() > limits.files())
            return Optional.of(t("conversations.files.tooMany", all.size(), limits.files()));
        if (bytes > limits.bytes())
            return Optional.of(t("conversations.files.tooLarge", bytes(bytes), bytes(limits.bytes())));
        return Optional.empty();
    }

    List<Entry.Attached> put(CaseId id, Collection<UUID> still, List<MultipartFile> uploads) throws IOException {
        return drafts.attach(
                id, still, chosen(uploads).map(it -> new Upload(name(it), it)).toList());
    }

    /// A browser sends one empty file where none was chosen.
    private static Stream<MultipartFile> chosen(List<MultipartFile> uploads) {
        return uploads.stream().filter(it -> !it.isEmpty() || !name(it).isEmpty());
    }

    private static String name(MultipartFile file) {
        return Objects.requireNonNullElse(file.getOriginalFilename(), "");
    }
}
