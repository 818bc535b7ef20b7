package dev.perennial.programs.webhooks;

import dev.perennial.programs.WebhookEvent;
import dev.perennial.ui.View;
import java.util.List;
import java.util.Map;

/// Which programs are told what.
///
/// @param mistakes input name to what is wrong with it
/// @param mayChange whether whoever looks may let programs in on the shop's news
public record WebhooksPage(
        List<Endpoint> endpoints,
        List<WebhookEvent> events,
        EndpointForm form,
        Map<String, String> mistakes,
        boolean mayChange)
        implements View {}
