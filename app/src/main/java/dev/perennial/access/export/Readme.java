package dev.perennial.access.export;

import dev.perennial.platform.Business;
import dev.perennial.platform.Exported.KeptBack;
import dev.perennial.platform.ExportedTable;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;

/// The file that says what lies beside it.
record Readme(Business business, Instant at, boolean forSpreadsheets) {

    String text(List<ExportedTable> tables, List<KeptBack> keptBack) {
        return """
            # %s, everything as of %s

            Written by Perennial. No program of ours is needed to read any of this.

            - `tables/` has each table twice: as CSV (UTF-8, comma, header, quoted as RFC 4180 says) and as JSON lines
              (one object a line). Names are schema and table as in the database; `id` columns join them.
            - `again/` has files that Perennial's own import takes in: a new, empty Perennial has the same customers and
              purchases afterwards (`bin/perennial import again/orders.csv`).
            - `schema.json` names every column with its type, and the number of rows.

            Amounts in columns that end in `_minor` are in minor units (cents) of the currency beside them, or else of %s.
            Times are in UTC; the business counts its days in %s. An empty cell is nothing; an empty text is `""`.
            %s
            ## What is in it

            %s

            ## What is not in it, and why

            %s
            """.formatted(
                        business.name(),
                        at,
                        business.currency().getCurrencyCode(),
                        business.zone().getId(),
                        forSpreadsheets
                                ? "\nThe CSV files are safe to open in a spreadsheet: a text that it might take for a formula (one that\nbegins with = + - @, a tab or a line break) has an apostrophe before it. The JSON lines are as stored.\n"
                                : "\nThe CSV files are exactly what is stored. Before opening them in a spreadsheet, export once more with “safe\nfor spreadsheets”: a name such as `=1+1` would be taken for a formula.\n",
                        tables.stream()
                                .map(table -> "- `%s`: %s".formatted(table.name(), table.about()))
                                .collect(Collectors.joining("\n")),
                        keptBack.stream()
                                .map(kept -> "- `%s`: %s".formatted(kept.table(), kept.because()))
                                .collect(Collectors.joining("\n")));
    }
}
