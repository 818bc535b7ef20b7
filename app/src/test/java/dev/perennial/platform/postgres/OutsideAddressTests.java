package dev.perennial.platform.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OutsideAddressTests {
    @Test
    void aJdbcAddressIsUsedAsItIs() {
        var url = "jdbc:postgresql://db.example:5433/shop?user=ada&password=secret";

        assertThat(OutsideAddress.parse(url)).isEqualTo(new Database.Outside(url, null, null));
    }

    @Test
    void theHostersSpellingIsUnderstoodWithItsEscapesAndOptions() {
        assertThat(OutsideAddress.parse("postgres://ada:p%40ss+word@db.example:5433/shop?sslmode=require"))
                .isEqualTo(new Database.Outside(
                        "jdbc:postgresql://db.example:5433/shop?sslmode=require", "ada", "p@ss+word"));
        assertThat(OutsideAddress.parse("postgresql://db.example/shop"))
                .isEqualTo(new Database.Outside("jdbc:postgresql://db.example/shop", null, null));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    mysql://ada:secret@db.example/shop | begins with neither
                    postgres:///shop                   | names no host
                    postgres://ada:secret@db.example   | names no database
                    postgres://ada:sec ret@db/shop     | is not an address
                    """)
    void aWrongAddressIsExplainedWithoutRepeatingItsPassword(String url, String why) {
        assertThatThrownBy(() -> OutsideAddress.parse(url))
                .isInstanceOf(PostgresRefused.class)
                .hasMessageContaining("PERENNIAL_DATABASE_URL " + why)
                .hasMessageContaining("postgres://user:password@host/database")
                .hasMessageNotContaining("sec");
    }

    @Test
    void aServerThatDoesNotAnswerIsNamedAsTheReason() {
        var nobodyListens = OutsideAddress.parse("jdbc:postgresql://127.0.0.1:1/shop");

        assertThatThrownBy(() -> OutsideAddress.checked(nobodyListens))
                .isInstanceOf(PostgresRefused.class)
                .hasMessageContaining("cannot be used");
    }

    @Test
    void aServerThatAnswersIsTaken() {
        var server = ThrowawayServer.shared();
        var outside = new Database.Outside(server.jdbcUrl(), server.user(), server.password());

        assertThat(OutsideAddress.checked(outside)).isEqualTo(outside);
    }
}
