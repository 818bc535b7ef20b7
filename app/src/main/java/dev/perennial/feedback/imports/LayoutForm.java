package dev.perennial.feedback.imports;

import dev.perennial.feedback.imports.reading.Asked;
import dev.perennial.feedback.imports.reading.Column;
import dev.perennial.feedback.imports.reading.Layout;
import dev.perennial.feedback.imports.reading.Role;
import dev.perennial.feedback.imports.reading.ScaleChoice;
import dev.perennial.tables.DateOrder;
import dev.perennial.tables.Dialect;
import dev.perennial.tables.Encoding;
import dev.perennial.tables.Separator;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;

/// The layout as it comes back from its page.
///
/// @param role one for each column, in their order
/// @param scale a code of [ScaleChoice] for each question, in their order
/// @param overall which question asks for the whole, counted from 0; none when it is missing or below
/// @param day on which all of it was said, where no column says so
record LayoutForm(
        @Nullable String source,
        @Nullable Encoding encoding,
        @Nullable Separator separator,
        boolean header,
        @Nullable DateOrder dateOrder,

        @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable
        LocalDate day,

        @Nullable Integer overall,
        @Nullable List<Role> role,
        @Nullable List<String> scale) {

    Dialect dialect(Layout before) {
        return new Dialect(
                encoding == null ? before.dialect().encoding() : encoding,
                separator == null ? before.dialect().separator() : separator,
                header);
    }

    Layout over(Layout before) {
        var columns = new ArrayList<Column>();
        for (int i = 0; i < before.columns().size(); i++) {
            var column = before.columns().get(i);
            columns.add(role != null && i < role.size() ? column.as(role.get(i)) : column);
        }
        var asked = new ArrayList<Asked>();
        for (int i = 0; i < before.asked().size(); i++) {
            var each = before.asked().get(i);
            var on = scale != null && i < scale.size() ? each.on(ScaleChoice.chosen(scale.get(i), each.seen())) : each;
            asked.add(on.asOverall(overall != null && overall == i));
        }
        return new Layout(
                before.dialect(),
                columns,
                asked,
                before.crowded(),
                dateOrder,
                List.of(),
                day == null ? before.day() : day);
    }

    /// Under other columns there may be questions nobody has seen yet: they are shown before anything is read.
    boolean hasNewQuestions(Layout before, Layout after) {
        return !questions(before).containsAll(questions(after));
    }

    private static List<List<Object>> questions(Layout layout) {
        return layout.asked().stream()
                .map(each -> List.<Object>of(each.column(), Objects.requireNonNullElse(each.named(), "")))
                .toList();
    }

    String source(AnswerImport job) {
        return Optional.ofNullable(source)
                .map(String::strip)
                .filter(it -> !it.isEmpty())
                .map(it -> it.substring(0, Math.min(it.length(), 60)))
                .orElse(job.source());
    }
}
