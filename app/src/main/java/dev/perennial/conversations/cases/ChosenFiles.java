package dev.perennial.conversations.cases;

import static dev.perennial.ui.Words.bytes;
import static dev.perennial.ui.Words.t;

import dev.perennial.conversations.Drafts.Upload;
import dev.perennial.conversations.Entry;
import dev.perennial.conversations.Parcels;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.web.multipart.MultipartFile;

/// The files chosen in a form, beside those kept from when it was sent before.
record ChosenFiles(List<MultipartFile> uploads) {
    /// @param sent as the browser sends them: one empty file where none was chosen
    static ChosenFiles of(@Nullable List<MultipartFile> sent) {
        if (sent == null) return new ChosenFiles(List.of());
        return new ChosenFiles(
                sent.stream().filter(it -> !it.isEmpty() || !name(it).isEmpty()).toList());
    }

    /// What keeps them from going with one message.
    ///
    /// @param still the kept ones that shall go along
    Optional<String> mistake(Collection<Entry.Attached> kept, Collection<UUID> still, Parcels.Limits limits) {
        var all = Stream.concat(
                        kept.stream().filter(it -> still.contains(it.file())).map(Entry.Attached::bytes),
                        uploads.stream().map(MultipartFile::getSize))
                .toList();
        var bytes = all.stream().mapToLong(Long::longValue).sum();
        if (all.size() > limits.files())
            return Optional.of(t("conversations.files.tooMany", all.size(), limits.files()));
        if (bytes > limits.bytes())
            return Optional.of(t("conversations.files.tooLarge", bytes(bytes), bytes(limits.bytes())));
        return Optional.empty();
    }

    List<Upload> opened() {
        return uploads.stream().map(it -> new Upload(name(it), it)).toList();
    }

    private static String name(MultipartFile file) {
        return Objects.requireNonNullElse(file.getOriginalFilename(), "");
    }
}
