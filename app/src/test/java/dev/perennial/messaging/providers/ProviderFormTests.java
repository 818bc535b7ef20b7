package dev.perennial.messaging.providers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.messaging.Account.Kind;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProviderFormTests {
    @ParameterizedTest
    @CsvSource({
        "SMS,      +43 660 123 45 67,       +436601234567",
        "SMS,      0043 (0) 660/1234567,    +436601234567",
        "SMS,      +43 (660) 123–45.67,     +436601234567",
        "SMS,      Ada Bakery,              Ada Bakery",
        "SMS,      00 Pizza,                00 Pizza",
        "WHATSAPP, +44 20 7946 0000,        +442079460000",
        "WHATSAPP, 0660 1234567,            0660 1234567",
        "TELEGRAM, adas_bakery_bot,         @adas_bakery_bot",
        "TELEGRAM, @adas_bakery_bot,        @adas_bakery_bot",
        "TELEGRAM, https://t.me/adas_bot,   @adas_bot",
    })
    void aNumberOrNameIsTakenHoweverItIsWritten(Kind kind, String written, String kept) {
        assertThat(ProviderForm.of(kind, Map.of("address", written)).address()).isEqualTo(kept);
    }
}
