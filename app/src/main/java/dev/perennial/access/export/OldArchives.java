package dev.perennial.access.export;

import dev.perennial.platform.StoredFiles;
import org.springframework.stereotype.Component;

/// Removes archives that are older than they are kept.
@Component
class OldArchives {
    private final ExportRecords records;
    private final StoredFiles files;

    OldArchives(ExportRecords records, StoredFiles files) {
        this.records = records;
        this.files = files;
    }

    void clearAway() {
        records.outdatedFiles().forEach(files::remove);
    }
}
