package dev.perennial.customers.fields;

import static dev.perennial.ui.Words.t;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/// Something this business wants to know of its customers.
///
/// @param choices what may be chosen, for the type CHOICE; empty otherwise
public record CustomField(UUID id, String name, Type type, List<String> choices) {
    static final int LONGEST_NAME = 60;
    private static final int LONGEST_TEXT = 1_000;
    private static final int LONGEST_NUMBER = 40;

    public enum Type {
        TEXT,
        NUMBER,
        DATE,
        CHOICE,
        YES_NO
    }

    public sealed interface Checked {}

    /// Fits, in the form it is kept in.
    public record Fits(String value) implements Checked {}

    /// Does not fit; the sentence names what would.
    public record Unfit(String sentence) implements Checked {}

    /// Whether a value, not empty, is one of this field.
    public Checked check(String value) {
        return switch (type) {
            case TEXT ->
                value.length() <= LONGEST_TEXT
                        ? new Fits(value)
                        : new Unfit(t("customers.field.text.long", name, LONGEST_TEXT, value.length()));
            case NUMBER -> number(value);
            case DATE -> date(value);
            case CHOICE ->
                choices.contains(value)
                        ? new Fits(value)
                        : new Unfit(t("customers.field.choice.wrong", name, value, String.join(", ", choices)));
            case YES_NO ->
                value.equals("yes") || value.equals("no")
                        ? new Fits(value)
                        : new Unfit(t("customers.field.yesno.wrong", name, value));
        };
    }

    /// How the field is called in a form.
    public String input() {
        return "field." + id;
    }

    private Checked number(String value) {
        try {
            if (value.length() <= LONGEST_NUMBER) {
                var number = new BigDecimal(value.replace(',', '.'));
                if (Math.abs((long) number.scale()) <= LONGEST_NUMBER) return new Fits(number.toPlainString());
            }
        } catch (NumberFormatException _) {
            // told below, as is a number nobody means
        }
        return new Unfit(t("customers.field.number.wrong", name, shortened(value)));
    }

    private Checked date(String value) {
        try {
            var day = LocalDate.parse(value);
            if (day.getYear() >= 1800 && day.getYear() <= 2200) return new Fits(day.toString());
        } catch (DateTimeException _) {
            // told below, as is a day of another age
        }
        return new Unfit(t("customers.field.date.wrong", name, shortened(value)));
    }

    private static String shortened(String value) {
        return value.length() <= LONGEST_NUMBER ? value : value.substring(0, LONGEST_NUMBER) + "…";
    }
}
