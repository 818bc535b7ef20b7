package dev.perennial.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StartingTests {
    @TempDir
    static Path folder;

    static Path home;

    @BeforeAll
    static void letTheDatabasesUserThrough() throws Exception {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx--x--x"));
        home = folder.resolve("my shop's data");
    }

    @Test
    void theFirstVisitIsTheSetUpPageWhateverHappensToTheProcess() throws Exception {
        try (var browser = new Chromium()) {
            String link;
            try (var product = Product.start(home)) {
                link = product.setUpLink();
                var page = browser.person().newPage();
                page.navigate(link);
                assertThat(page.locator("h1").textContent()).isNotBlank();
                assertThat(page.locator("input[type=password]").count()).isPositive();
                Chromium.requireAccessible(page);
                Chromium.requireFitsPhone(page);
                Chromium.photograph(page, "set-up");

                var second = Product.launch(home);
                assertThat(second.awaitEnd()).isNotZero();
                assertThat(second.said())
                        .contains("Perennial is already running with the folder " + home)
                        .contains("--home")
                        .doesNotContain("Exception");

                product.kill();
            }
            try (var product = Product.start(home)) {
                var page = browser.person().newPage();
                page.navigate(product.setUpLink());
                assertThat(page.locator("input[type=password]").count()).isPositive();
            }
            assertThat(browser.complaints()).isEmpty();
        }
    }
}
