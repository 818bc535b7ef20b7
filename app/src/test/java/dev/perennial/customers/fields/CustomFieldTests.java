package dev.perennial.customers.fields;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.customers.fields.CustomField.Fits;
import dev.perennial.customers.fields.CustomField.Type;
import dev.perennial.customers.fields.CustomField.Unfit;
import dev.perennial.support.PerennialTest;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@PerennialTest
class CustomFieldTests {
    @ParameterizedTest
    @CsvSource({
        "NUMBER, '38', 38",
        "NUMBER, '7,5', 7.5",
        "NUMBER, '-1e3', -1000",
        "DATE, 2026-11-21, 2026-11-21",
        "CHOICE, rye, rye",
        "YES_NO, yes, yes",
        "TEXT, '🦊', '🦊'"
    })
    void valuesThatFitAreKept(Type type, String value, String kept) {
        assertThat(field(type).check(value)).isEqualTo(new Fits(kept));
    }

    @ParameterizedTest
    @CsvSource({
        "NUMBER, large",
        "NUMBER, 1e999999999",
        "NUMBER, '1,000,000'",
        "DATE, 21.11.2026",
        "DATE, 0202-01-01",
        "CHOICE, Rye",
        "YES_NO, perhaps"
    })
    void valuesThatDoNotFitAreNamed(Type type, String value) {
        assertThat(field(type).check(value))
                .isInstanceOfSatisfying(
                        Unfit.class, unfit -> assertThat(unfit.sentence()).contains("Field", value));
    }

    static CustomField field(Type type) {
        return new CustomField(
                UUID.randomUUID(), "Field", type, type == Type.CHOICE ? List.of("rye", "wheat") : List.of());
    }
}
