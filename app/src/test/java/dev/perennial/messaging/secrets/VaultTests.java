package dev.perennial.messaging.secrets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VaultTests {
    @TempDir
    Path home;

    @Test
    void whatIsSealedIsOpenedInItsPlaceOnly() {
        var vault = vault("");
        var sealed = vault.seal("mailbox:1:smtp", "caraway");

        assertThat(vault.open("mailbox:1:smtp", sealed)).contains("caraway");
        assertThat(vault.open("mailbox:2:smtp", sealed)).isEmpty();
        assertThat(vault("").open("mailbox:1:smtp", sealed)).contains("caraway");
    }

    @Test
    void theSameSecretIsNeverSealedAlikeAndOneChangedByteSpoilsIt() {
        var vault = vault("");
        var sealed = vault.seal("here", "caraway");
        assertThat(vault.seal("here", "caraway")).isNotEqualTo(sealed);
        for (var i = 0; i < sealed.length; i++) {
            var changed = sealed.clone();
            changed[i] ^= 1;
            assertThat(vault.open("here", changed)).isEmpty();
        }
        assertThat(vault.open("here", new byte[] {1, 2})).isEmpty();
    }

    @Test
    void theKeyIsItsOwnersAloneAndMadeOnlyWhenThereIsSomethingToSeal() throws Exception {
        var vault = vault("");
        assertThat(vault.open("here", new byte[40])).isEmpty();
        assertThat(home.resolve(VaultKey.FILE)).doesNotExist();
        vault.seal("here", "caraway");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(home.resolve(VaultKey.FILE))))
                .isEqualTo("rw-------");
        try (var files = Files.list(home)) {
            assertThat(files).hasSize(1);
        }
    }

    @Test
    void withoutItsKeyNothingIsOpenedAndNothingBreaks() throws Exception {
        var sealed = vault("").seal("here", "caraway");
        Files.delete(home.resolve(VaultKey.FILE));
        assertThat(vault("").open("here", sealed)).isEmpty();
        vault("").seal("here", "again");
        assertThat(vault("").open("here", sealed)).isEmpty();
    }

    @Test
    void aKeyThatIsGivenIsUsedAndNoFileIsWritten() {
        var key = "ab".repeat(32);
        var sealed = vault(key).seal("here", "caraway");
        assertThat(vault(key).open("here", sealed)).contains("caraway");
        assertThat(vault("cd".repeat(32)).open("here", sealed)).isEmpty();
        assertThat(home.resolve(VaultKey.FILE)).doesNotExist();
        assertThatThrownBy(() -> vault("too short")).hasMessageContaining("64 hexadecimal digits");
    }

    @Test
    void ofManyWhoMakeTheKeyAtOnceAllHaveTheSame() throws Exception {
        try (var threads = Executors.newFixedThreadPool(8)) {
            var sealed = IntStream.range(0, 8)
                    .mapToObj(_ -> threads.submit(() -> vault("").seal("here", "caraway")))
                    .toList();
            for (var each : sealed)
                assertThat(vault("").open("here", each.get())).contains("caraway");
        }
    }

    private Vault vault(String given) {
        return new Vault(new VaultKey(given, home));
    }
}
