package dev.perennial.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvTests {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "=1+1",
                "+1",
                "-1+2",
                "@SUM(A1)",
                "\t=1",
                "\ttab",
                "\r=1",
                "\rreturn",
                " =1+1",
                "\u00a0=1",
                "\u200b=1",
                "\ufeff=1",
                "\"=1+1",
                "'=1+1",
                "“=1",
                "＝1+1",
                "＋1",
                "－1",
                "＠SUM(A1)",
                "﹦1",
                "−1",
                "⁺1",
                "\u0000=1",
                "=cmd|' /C calc'!A0",
                "-2+3+cmd|' /C calc'!A0",
                "\n=1",
                "=HYPERLINK(\"http://evil.example\",\"x\")"
            })
    void whatASpreadsheetWouldTakeForAFormulaIsKeptTextAndComesBackAsItWas(String cell) {
        var guarded = Csv.guarded(cell);
        assertThat(guarded).startsWith("'").endsWith(cell.substring(cell.length() - 1));
        assertThat(Csv.unguarded(guarded)).isEqualTo(cell);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Anna;=1+1", "Anna;=1+1;", "Anna\t=1+1", "Anna\r\n=1+1", "Anna; \"=1+1"})
    void aFormulaAfterWhatAnotherSpreadsheetWouldSplitAtIsKeptTextToo(String cell) {
        var guarded = Csv.guarded(cell);
        assertThat(guarded).matches("(?s)Anna.*[;\\t\\n]'[ \"]*=1\\+1;?");
        assertThat(Csv.unguarded(guarded)).isEqualTo(cell);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Anna", "", "O'Neill", "'n Brötchen", "a-b", "anna@bakery.example", "1 = 1", "…", "محمد"})
    void otherTextStaysAsItIs(String cell) {
        assertThat(Csv.guarded(cell)).isEqualTo(cell);
        assertThat(Csv.unguarded(cell)).isEqualTo(cell);
    }

    @Test
    void numbersAndDaysStayNumbersAndDays() throws IOException {
        assertThat(written(csv -> csv.row(
                        new BigDecimal("-12.50"), -3L, LocalDate.of(2026, 11, 22), null, Csv.asWritten("-12,50"))))
                .isEqualTo("\uFEFF-12.50,-3,2026-11-22,,\"-12,50\"\r\n");
        assertThat(written(csv -> csv.row(Csv.asWritten("-1+2")))).isEqualTo("\uFEFF'-1+2\r\n");
    }

    @Test
    void cellsAreQuotedSoThatNoneRunsIntoTheNext() throws IOException {
        assertThat(written(csv -> {
                    csv.header(List.of("name", "=note"));
                    csv.row("Winter, Ada", "said \"hi\"\nand left");
                }))
                .isEqualTo("\uFEFFname,'=note\r\n\"Winter, Ada\",\"said \"\"hi\"\"\nand left\"\r\n");
    }

    @Test
    void theRowsAreCountedWithoutTheHeader() throws IOException {
        try (var csv = Csv.to(new ByteArrayOutputStream(), ',')) {
            csv.header(List.of("name"));
            csv.row("Ada");
            csv.row("Bo");
            assertThat(csv.rows()).isEqualTo(2);
        }
    }

    private interface Writing {
        void to(Csv csv);
    }

    private static String written(Writing writing) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var csv = Csv.to(bytes, ',')) {
            writing.to(csv);
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
