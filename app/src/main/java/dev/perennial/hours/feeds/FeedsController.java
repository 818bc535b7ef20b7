package dev.perennial.hours.feeds;

import static dev.perennial.ui.Words.t;

import dev.perennial.access.CurrentStaff;
import dev.perennial.access.Role;
import dev.perennial.hours.Hours;
import dev.perennial.hours.Place;
import dev.perennial.hours.PlaceId;
import dev.perennial.ui.Notice;
import dev.perennial.ui.Redirect;
import dev.perennial.ui.View;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

@Controller
@RequestMapping("/hours/feeds")
class FeedsController {
    private final Feeds feeds;
    private final Fetching fetching;
    private final LookingAgain again;
    private final Hours hours;
    private final CurrentStaff staff;

    FeedsController(Feeds feeds, Fetching fetching, LookingAgain again, Hours hours, CurrentStaff staff) {
        this.feeds = feeds;
        this.fetching = fetching;
        this.again = again;
        this.hours = hours;
        this.staff = staff;
    }

    @GetMapping
    View index() {
        staff.require(Role.MANAGER);
        return list("", Map.of());
    }

    @GetMapping("/{id}")
    View show(@PathVariable UUID id) {
        staff.require(Role.MANAGER);
        var today = fetching.today();
        return new FeedPage(get(id), feeds.days(id, today));
    }

    /// By an address, or by a file.
    @PostMapping
    Object add(
            @RequestParam(defaultValue = "") String address,
            @RequestParam(defaultValue = "") String place,
            @RequestParam(required = false) @Nullable MultipartFile file)
            throws IOException {
        staff.require(Role.MANAGER);
        var where = hours.places().stream()
                .map(Place::id)
                .filter(it -> it.toString().equals(place))
                .findFirst()
                .orElse(null);
        if (file != null && !file.isEmpty()) return addFile(file, where);
        var whole = address.strip().replaceFirst("(?i)^webcal(s)?://", "https://");
        if (whole.isEmpty()) return list("", Map.of("address", t("hours.feed.address.missing")));
        return switch (fetching.fetch(whole)) {
            case Fetching.InTrouble(var why) -> list(address, Map.of("address", t("hours.feed.trouble." + why, whole)));
            case Fetching.Fetched(var days) -> added(days, whole.replaceFirst("^https?://", ""), whole, where);
        };
    }

    @PostMapping("/{id}/decisions")
    Redirect decide(
            @PathVariable UUID id,
            @RequestParam(name = "shown", defaultValue = "") @DateTimeFormat(iso = DateTimeFormat.ISO.DATE)
                    List<LocalDate> shown,
            @RequestParam(name = "counts", defaultValue = "") @DateTimeFormat(iso = DateTimeFormat.ISO.DATE)
                    List<LocalDate> counts,
            RedirectAttributes after) {
        staff.require(Role.MANAGER);
        get(id);
        feeds.decide(id, shown, new HashSet<>(counts));
        Notice.done(t("hours.feed.decided", counts.size())).after(after);
        return Redirect.to("/hours");
    }

    @PostMapping("/{id}/look")
    Redirect look(@PathVariable UUID id) {
        staff.require(Role.MANAGER);
        var address = get(id).address();
        if (address != null) again.look(new Feeds.Due(id, address));
        return Redirect.to("/hours/feeds/" + id);
    }

    @PostMapping("/{id}/removal")
    Redirect remove(@PathVariable UUID id, RedirectAttributes after) {
        staff.require(Role.MANAGER);
        feeds.remove(id);
        Notice.done(t("hours.feed.removed")).after(after);
        return Redirect.to("/hours/feeds");
    }

    private Object addFile(MultipartFile file, @Nullable PlaceId where) throws IOException {
        var name = String.valueOf(file.getOriginalFilename());
        if (file.getSize() > Fetching.LARGEST)
            return list("", Map.of("file", t("hours.feed.trouble." + Trouble.TOO_LARGE, name)));
        return switch (fetching.read(new String(file.getBytes(), StandardCharsets.UTF_8))) {
            case Fetching.InTrouble(var why) -> list("", Map.of("file", t("hours.feed.trouble." + why, name)));
            case Fetching.Fetched(var days) -> added(days, name, null, where);
        };
    }

    private Redirect added(Reading.Days days, String otherwise, @Nullable String address, @Nullable PlaceId where) {
        var name = days.name().isEmpty() ? otherwise : days.name();
        var shortened = name.length() > Reading.LONGEST_NAME ? name.substring(0, Reading.LONGEST_NAME) : name;
        return Redirect.to("/hours/feeds/" + feeds.add(shortened, address, where, days, fetching.today()));
    }

    private View list(String address, Map<String, String> mistakes) {
        return new FeedsPage(feeds.all(fetching.today()), hours.places(), address, mistakes);
    }

    private Feed get(UUID id) {
        return feeds.find(id, fetching.today()).orElseThrow(() -> new NoSuchElementException("no calendar " + id));
    }
}
