package dev.perennial.today;

import java.time.LocalDate;
import java.util.List;

/// Says how a day went, for the foot of the morning page; the module that knows sales declares a bean of it.
public interface DayFigures {
    /// The day in at most four figures, each against what is usual on such a day; none when nothing was ever sold.
    List<DayFigure> of(LocalDate day);

    /// How the seven days before this one went, against what is usual.
    Course week(LocalDate day);

    /// How a figure stands to what is usual. It is `HIGHER` or `LOWER` only when chance hardly explains it, and
    /// `UNKNOWN` while there is too little to compare with.
    enum Course {
        HIGHER,
        LOWER,
        USUAL,
        UNKNOWN
    }

    /// @param label what is counted
    /// @param value as it is shown, with its unit
    /// @param usual what it was compared with, a whole sentence
    record DayFigure(String label, String value, Course course, String usual) {}
}
