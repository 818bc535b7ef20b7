package dev.perennial.orders.imports;

import dev.perennial.ui.View;
import gg.jte.Content;
import java.util.List;

/// What was booked.
public record ResultPage(OrderImport job, Outcome outcome, Content rejected, List<ForeignCurrency> foreign)
        implements View {}
