package dev.perennial.programs.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class SigningSecretTests {
    /// The vector that the libraries of the specification are tested with.
    @Test
    void theSpecificationsVectorIsSignedAsItSays() {
        var secret = new SigningSecret("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");

        assertThat(SigningSecret.signatures(
                        List.of(secret),
                        "msg_p5jXN8AQM9LWM0D4loKWxJek",
                        Instant.ofEpochSecond(1614265330),
                        "{\"test\": 2432232314}"))
                .isEqualTo("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
    }

    @Test
    void twoSecretsSignSideBySide() {
        var old = new SigningSecret("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");

        var both = SigningSecret.signatures(
                List.of(SigningSecret.make(), old),
                "msg_p5jXN8AQM9LWM0D4loKWxJek",
                Instant.ofEpochSecond(1614265330),
                "{\"test\": 2432232314}");

        assertThat(both.split(" ")).hasSize(2).allMatch(it -> it.startsWith("v1,"));
        assertThat(both).endsWith(" v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
    }

    @Test
    void aSecretHasTwoHundredAndFiftySixBitsAndIsNotPrinted() {
        var secret = SigningSecret.make();

        assertThat(Base64.getDecoder().decode(secret.text().substring("whsec_".length())))
                .hasSize(32);
        assertThat(SigningSecret.make()).isNotEqualTo(secret);
        assertThat(secret.toString()).doesNotContain(secret.text().substring(8));
    }

    @Test
    void aMessageIsTriedTenTimesWithinAGoodThreeDays() {
        var total = Duration.ZERO;
        var latest = Duration.ZERO;
        var tried = 1;
        for (var wait = Retries.after(tried, zero()); wait.isPresent(); wait = Retries.after(++tried, zero())) {
            assertThat(wait.get()).isGreaterThan(latest);
            latest = wait.get();
            total = total.plus(latest);
        }
        assertThat(tried).isEqualTo(10).isEqualTo(Retries.TRIES);
        assertThat(total).isBetween(Duration.ofHours(75), Duration.ofHours(76));
    }

    @Test
    void chanceMakesAWaitLongerByATenthAtMost() {
        var random = new Random(7);
        for (var i = 0; i < 1_000; i++)
            assertThat(Retries.after(4, random))
                    .get()
                    .satisfies(it -> assertThat(it).isBetween(Duration.ofHours(2), Duration.ofMinutes(132)));
        assertThat(Retries.after(10, random)).isEqualTo(Optional.empty());
    }

    private static RandomGenerator zero() {
        return () -> 0L;
    }
}
