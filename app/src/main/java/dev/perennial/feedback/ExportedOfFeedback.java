package dev.perennial.feedback;

import dev.perennial.platform.Exported;
import dev.perennial.platform.ExportedTable;
import java.util.List;
import org.springframework.stereotype.Component;

@Component
class ExportedOfFeedback implements Exported {
    @Override
    public List<ExportedTable> tables() {
        return List.of(
                ExportedTable.of("feedback.question", "What was asked, and on which scale."),
                ExportedTable.of("feedback.wording", "How each question was put."),
                ExportedTable.of(
                        "feedback.answer",
                        "What was answered, a row for each answered question; those of one submission share its id."),
                ExportedTable.of("feedback.aspect", "What comments are looked through for."),
                ExportedTable.of(
                        "feedback.comment", "What was read in comments: language, mood, what staff set right."),
                ExportedTable.of("feedback.comment_label", "Which sentence of a comment is about what."),
                ExportedTable.of(
                        "feedback.aspect_correction", "What staff say a sentence of a comment is about, and how."),
                ExportedTable.of("feedback.theme", "What many comments have in common."),
                ExportedTable.of("feedback.import", "Which files were brought in, when, and with what outcome."));
    }

    @Override
    public List<KeptBack> keptBack() {
        return List.of(
                new KeptBack("feedback.number_key", "What the numbers of submissions are hidden with."),
                new KeptBack("feedback.mood_model", "Learned from the answers each night."),
                new KeptBack("feedback.aspect_word", "Learned from what staff set right each night."),
                new KeptBack("feedback.import_answer", "Rows of an import under way."),
                new KeptBack("feedback.import_person", "The same, by person."),
                new KeptBack(
                        "feedback.import_reject",
                        "Rows that were refused; they can be fetched from the import’s page."));
    }
}
