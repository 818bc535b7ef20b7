package dev.perennial.feedback.imports;

import dev.perennial.customers.HeldText;
import dev.perennial.customers.HeldText.OnFound;
import dev.perennial.customers.Traces;
import dev.perennial.imports.ImportedFiles;
import dev.perennial.platform.Businesses;
import dev.perennial.platform.StoredFiles;
import dev.perennial.tables.Row;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The files of answers: a row is about somebody also by their number, in whatever column it stands.
@Component
class ImportedAnswerFiles extends ImportedFiles<AnswerImport> {
    private final Businesses businesses;

    ImportedAnswerFiles(JdbcClient db, AnswerImports imports, StoredFiles files, Businesses businesses) {
        super(AnswerImports.KIND, db, imports, files);
        this.businesses = businesses;
    }

    @Override
    public List<HeldText> texts() {
        return List.of(HeldText.of("feedback.import", "file_name", "feedback.held.fileNames", OnFound.TEXT_GOES));
    }

    @Override
    public Map<String, String> nobody() {
        return Map.of(
                "feedback.import.sha256", "a digest",
                "feedback.import.source", "what the business calls its systems",
                "feedback.import.expected", "counts",
                "feedback.import.outcome", "counts",
                "feedback.import.problem", "a word of the product's");
    }

    @Override
    protected Predicate<Row> about(Traces traces, AnswerImport job) {
        var country = businesses.current().country();
        return row -> row.fields().stream()
                .anyMatch(field -> traces.isAddress(field, country) || traces.isNumber(job.source(), field.strip()));
    }
}
