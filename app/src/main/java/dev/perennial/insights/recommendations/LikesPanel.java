package dev.perennial.insights.recommendations;

import dev.perennial.ui.View;
import java.time.LocalDate;
import java.util.List;

/// What the customer would like, on the customer page.
public record LikesPanel(List<Like> again, List<Like> fresh, LocalDate today) implements View {}
