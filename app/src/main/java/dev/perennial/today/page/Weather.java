package dev.perennial.today.page;

import dev.perennial.today.DayFigures.Course;

/// The morning in one line: how the week goes, and how much there is to do.
public record Weather(Course week, int things) {
    public String sentence() {
        return "today.weather." + week;
    }
}
