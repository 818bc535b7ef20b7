package dev.perennial.platform;

import java.util.List;
import org.springframework.stereotype.Component;

@Component
class ExportedOfPlatform implements Exported {
    @Override
    public List<ExportedTable> tables() {
        return List.of(
                ExportedTable.of("platform.business", "The business: name, country, currency, time zone, language."),
                ExportedTable.of("platform.opening_span", "Opening hours; day 1 is Monday."));
    }

    @Override
    public List<KeptBack> keptBack() {
        return List.of(
                new KeptBack(
                        "platform.stored_file", "Files brought in: you have them already; exports are such files too."),
                new KeptBack("platform.stored_file_part", "The bytes of those files."),
                new KeptBack("platform.scheduled_task", "What the program has to do next; it means nothing elsewhere."),
                new KeptBack("platform.event_publication", "News between parts of the program, on its way."),
                new KeptBack("platform.flyway_schema_history", "Which version of the tables this is."));
    }
}
