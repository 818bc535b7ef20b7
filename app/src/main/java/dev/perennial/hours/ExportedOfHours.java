package dev.perennial.hours;

import dev.perennial.platform.Exported;
import dev.perennial.platform.ExportedTable;
import java.util.List;
import org.springframework.stereotype.Component;

@Component
class ExportedOfHours implements Exported {
    @Override
    public List<ExportedTable> tables() {
        return List.of(
                ExportedTable.of("hours.place", "Places; the first is the business itself."),
                ExportedTable.of("hours.weekly_span", "Opening hours of the other places; day 1 is Monday."),
                ExportedTable.of("hours.special_day", "Days entered by hand that are not like their weekday."),
                ExportedTable.of("hours.special_span", "When those days are open all the same."),
                ExportedTable.of("hours.feed", "Holiday calendars of others, with their addresses."),
                ExportedTable.of("hours.feed_day", "The days they name, and which of them count."),
                ExportedTable.of("hours.quiet", "When nobody is sent anything by itself."));
    }
}
