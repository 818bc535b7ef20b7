package dev.perennial.today.page;

import dev.perennial.today.DayFigures;
import dev.perennial.today.DayFigures.Course;
import dev.perennial.today.DayFigures.DayFigure;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/// How the day before went and the week with it, as far as some module knows.
@Component
class Yesterday {
    private static final Logger LOG = LoggerFactory.getLogger(Yesterday.class);

    private final ObjectProvider<DayFigures> figures;

    Yesterday(ObjectProvider<DayFigures> figures) {
        this.figures = figures;
    }

    List<DayFigure> before(LocalDate day) {
        return ask(it -> it.of(day.minusDays(1)), List.of());
    }

    Course weekBefore(LocalDate day) {
        return ask(it -> it.week(day), Course.UNKNOWN);
    }

    private <T> T ask(Function<DayFigures, T> question, T unknown) {
        var known = figures.getIfAvailable();
        if (known == null) return unknown;
        try {
            return question.apply(known);
        } catch (RuntimeException e) {
            LOG.error("{} could not say how yesterday went", known.getClass().getName(), e);
            return unknown;
        }
    }
}
