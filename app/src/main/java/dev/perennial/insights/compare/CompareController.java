package dev.perennial.insights.compare;

import dev.perennial.access.CurrentStaff;
import dev.perennial.insights.LookingBack;
import dev.perennial.insights.compare.GroupReading.Period;
import dev.perennial.platform.Businesses;
import dev.perennial.ui.View;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

@Controller
@RequestMapping("/insights/compare")
class CompareController {
    static final List<Integer> MONTHS = List.of(3, 6, 12, 24, 60);

    private final GroupReading groups;
    private final CurrentStaff staff;
    private final Businesses businesses;
    private final LookingBack back;

    CompareController(GroupReading groups, CurrentStaff staff, Businesses businesses, LookingBack back) {
        this.groups = groups;
        this.staff = staff;
        this.businesses = businesses;
        this.back = back;
    }

    /// @param what the code of a [Yardstick]
    /// @param by a [Dimension]; the first that tells groups apart when none is named
    /// @param months how far back
    @GetMapping
    View show(
            @RequestParam(defaultValue = "") String what,
            @RequestParam(defaultValue = "") String by,
            @RequestParam(defaultValue = "12") String months) {
        staff.requireWholeSight();
        var zone = businesses.current().zone();
        var today = back.before(zone);
        var length = MONTHS.stream()
                .filter(each -> each.toString().equals(months.strip()))
                .findFirst()
                .orElse(12);
        var since = today.minusMonths(length).atStartOfDay(zone).toInstant();
        var all = Stream.concat(groups.questions(since).stream(), Yardstick.OF_PURCHASES.stream())
                .toList();
        var yardstick = Yardstick.chosen(all, what).orElse(all.getFirst());
        var dimensions = Arrays.stream(Dimension.values())
                .filter(each -> GroupReading.has(yardstick, each))
                .toList();
        var asked = Dimension.of(by);
        var dimension = dimensions.contains(asked) ? asked : dimensions.getFirst();
        var period = new Period(since, zone, today);
        var read = groups.read(yardstick, dimension, period);
        if (by.isBlank())
            for (var other = 1; other < dimensions.size() && read.names().size() < 2; other++) {
                dimension = dimensions.get(other);
                read = groups.read(yardstick, dimension, period);
            }
        return new ComparePage(
                all,
                yardstick,
                dimensions,
                dimension,
                length,
                read.names(),
                read.names().size() < 2 ? null : Judged.of(read));
    }
}
