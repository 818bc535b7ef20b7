package dev.perennial.today;

import dev.perennial.platform.Exported;
import dev.perennial.platform.ExportedTable;
import java.util.List;
import org.springframework.stereotype.Component;

@Component
class ExportedOfToday implements Exported {
    @Override
    public List<ExportedTable> tables() {
        return List.of(ExportedTable.of("today.decision", "What was done, put off or not wanted on the Today page."));
    }
}
