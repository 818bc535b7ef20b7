package dev.perennial.programs.webhooks;

import static dev.perennial.ui.Words.t;

import dev.perennial.access.CurrentStaff;
import dev.perennial.access.Role;
import dev.perennial.programs.webhooks.Endpoint.Shut;
import dev.perennial.ui.Banner;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// Says that a program is told nothing any more, though nobody here decided so.
@Component
class ShutEndpoints implements Banner {
    private final Endpoints endpoints;
    private final CurrentStaff staff;

    ShutEndpoints(Endpoints endpoints, CurrentStaff staff) {
        this.endpoints = endpoints;
        this.staff = staff;
    }

    @Override
    public Optional<Line> line() {
        if (staff.find().filter(it -> it.role().atLeast(Role.MANAGER)).isEmpty()) return Optional.empty();
        return endpoints.all().stream()
                .filter(it -> it.shutWhy() == Shut.GONE || it.shutWhy() == Shut.FAILING)
                .findFirst()
                .map(it -> new Line(
                        t("programs.webhooks.banner." + it.shutWhy(), it.url()),
                        "/programs/webhooks/" + it.id(),
                        t("programs.webhooks.banner.link")));
    }
}
