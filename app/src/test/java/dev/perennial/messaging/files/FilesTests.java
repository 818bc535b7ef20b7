package dev.perennial.messaging.files;

import static dev.perennial.support.Shop.signIn;
import static dev.perennial.support.Shop.signOut;
import static dev.perennial.support.Shop.signedInAs;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.perennial.access.CurrentStaff;
import dev.perennial.platform.StoredFiles;
import dev.perennial.support.PerennialTest;
import dev.perennial.support.Shop;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.InputStreamResource;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

@PerennialTest
class FilesTests {
    @Autowired
    JdbcClient db;

    @Autowired
    StoredFiles files;

    @Autowired
    CurrentStaff staff;

    @Autowired
    Shop shop;

    @Autowired
    MockMvcTester browser;

    private final Set<UUID> seen = new HashSet<>();
    private UUID message = UUID.randomUUID();

    @BeforeEach
    void aMessageThatBoMaySee() {
        db.sql("truncate messaging.account, messaging.enclosed_file cascade").update();
        shop.open();
        signIn(shop.bo());
        message = message("7:1");
        seen.add(message);
    }

    @AfterEach
    void leave() {
        signOut();
    }

    @ParameterizedTest
    @CsvSource({
        "\u0089PNG|image/svg+xml, image/png",
        "\u00ff\u00d8\u00ff|text/html, image/jpeg",
        "GIF89a|text/html, image/gif",
        "RIFF1234WEBPVP8|image/webp, image/webp",
        "<svg onload=alert(1)>|image/svg+xml, application/octet-stream",
        "<html><script>|image/png, application/octet-stream",
        "%PDF-1.7|application/pdf, application/octet-stream",
        "RIFF1234WAVE|image/webp, application/octet-stream"
    })
    void aFileIsWhatItsBytesSayAndNeverShown(String bytesAndType, String served) throws IOException {
        var given = bytesAndType.split("\\|");
        var bytes = given[0].equals("\u0089PNG") ? "\u0089PNG\r\n\u001a\n" : given[0];
        var answer = ask(message, enclose(message, "a", given[1], bytes));
        assertThat(answer.getHeaders().getContentType()).hasToString(served);
        assertThat(answer.getHeaders().getFirst("Content-Disposition")).startsWith("attachment;");
        assertThat(answer.getHeaders().getFirst("Content-Security-Policy")).isEqualTo("sandbox; default-src 'none'");
        assertThat(answer.getBody().getInputStream().readAllBytes())
                .isEqualTo(bytes.getBytes(StandardCharsets.ISO_8859_1));
    }

    @Test
    void aNameOfAnyScriptArrives() throws IOException {
        var answer = ask(message, enclose(message, "Menü 菜单 \"neu\".pdf", "application/pdf", "x"));
        assertThat(answer.getHeaders().getContentDisposition().getFilename()).isEqualTo("Menü 菜单 \"neu\".pdf");
    }

    @Test
    void whoMayNotSeeTheMessageMayNotHaveItsFile() {
        var file = enclose(message, "a", "text/plain", "x");
        seen.clear();
        assertThatThrownBy(() -> ask(message, file)).isInstanceOf(NoSuchElementException.class);
    }

    @Test
    void aFileIsNotReachedThroughAnotherMessage() {
        var other = message("7:2");
        var file = enclose(other, "a", "text/plain", "x");
        assertThatThrownBy(() -> ask(message, file)).isInstanceOf(NoSuchElementException.class);
    }

    @Test
    void nobodyHasAFileWithoutSigningIn() {
        var file = enclose(message, "a", "text/plain", "x");
        signOut();
        assertThatThrownBy(() -> ask(message, file)).isInstanceOf(AccessDeniedException.class);
    }

    @Test
    void whatNobodyOwnsIsNotThere() {
        var file = enclose(message, "a", "text/plain", "x");
        assertThat(browser.get().uri("/messaging/files/{m}/{f}", message, file).with(signedInAs(shop.ada())))
                .hasStatus(404);
    }

    private ResponseEntity<InputStreamResource> ask(UUID message, UUID file) throws IOException {
        return new FilesController(db, files, List.of(seen::contains), staff).file(message, file);
    }

    private UUID enclose(UUID message, String name, String type, String bytes) {
        try {
            var stored = files.store(name, new ByteArrayInputStream(bytes.getBytes(StandardCharsets.ISO_8859_1)));
            db.sql("insert into messaging.enclosed_file values (?, ?, ?)")
                    .params(stored.sha256(), stored.id(), stored.byteCount())
                    .update();
            db.sql("insert into messaging.enclosed values (?, 0, ?, ?, ?, null)")
                    .params(message, stored.sha256(), name, type)
                    .update();
            return stored.id();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private UUID message(String key) {
        var account = db.sql("""
            insert into messaging.account (kind, name, address, made_at)
            values ('EMAIL', 'Orders', 'orders@rosental.example', now())
            on conflict (kind, address) do update set name = excluded.name returning id""").query(UUID.class).single();
        return db.sql("""
            insert into messaging.incoming (account_id, key, at, next_at) values (?, ?, now(), now()) returning id""").params(account, key).query(UUID.class).single();
    }
}
