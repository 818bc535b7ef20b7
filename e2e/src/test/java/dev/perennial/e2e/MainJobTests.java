package dev.perennial.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MainJobTests {
    @TempDir
    Path folder;

    @BeforeEach
    void letTheDatabasesUserThrough() throws IOException {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx--x--x"));
    }

    @Test
    void anExportFromTheWebShopBecomesAFilledValuePage() throws Exception {
        var orders = SharedData.unpacked("online-retail/orders_2010-12_to_2011-09.csv.gz", folder);
        var numbers = new HashSet<String>();
        try (var lines = Files.lines(orders)) {
            lines.skip(1).map(line -> line.substring(0, line.indexOf(','))).forEach(numbers::add);
        }
        try (var browser = new Chromium();
                var product = Product.start(folder.resolve("home"))) {
            var page = browser.person().newPage();
            var owner = Owner.settingUp(product, page, "GBP");
            Chromium.photograph(page, "today-empty");
            Chromium.requireAccessible(page);

            owner.checkFile(orders);
            Chromium.photograph(page, "import-dry-run");
            Chromium.requireAccessible(page);
            owner.startImport();
            owner.awaitImported();
            Chromium.photograph(page, "import-result");
            var brought = number(owner.fact("Purchases")) + number(owner.fact("Refunds"));
            var rejected = number(owner.fact("Rejected"));
            assertThat(brought)
                    .as("every invoice is in, but for those whose rows were all rejected")
                    .isBetween(numbers.size() - rejected, (long) numbers.size());

            owner.awaitValue();
            assertThat(page.locator("h1").textContent()).contains("A fifth of your customers bring about");
            Chromium.photograph(page, "value-online-retail");
            Chromium.requireAccessible(page);
            Chromium.requireFitsPhone(page);
            owner.awaitFilled("/insights/groups", "#ranks");
            Chromium.photograph(page, "groups-online-retail");
            owner.awaitFilled("/insights/recommendations", "#how-good ~ .table-wide table");
            Chromium.photograph(page, "recommendations-online-retail");
            for (var what : List.of("trends", "compare", "drivers", "health")) {
                owner.open("/insights/" + what);
                Chromium.photograph(page, what + "-online-retail");
                Chromium.requireAccessible(page);
                Chromium.requireFitsPhone(page);
            }
            assertThat(browser.complaints()).isEmpty();
        }
    }

    @Test
    void anImportThatIsKilledGoesOnAndLosesNothing() throws Exception {
        var orders = SharedData.unpacked("online-retail/orders_2010-12_to_2011-09.csv.gz", folder);
        var home = folder.resolve("home");
        try (var browser = new Chromium()) {
            String purchases;
            String refunds;
            var first = Product.start(home);
            var page = browser.person().newPage();
            var owner = Owner.settingUp(first, page, "GBP");
            owner.checkFile(orders);
            purchases = owner.fact("Purchases");
            refunds = owner.fact("Refunds");
            var address = page.url().replaceFirst("^http://[^/]+", "");
            owner.startImport();
            first.kill();

            try (var second = Product.start(home)) {
                owner = new Owner(second, page);
                owner.open(address);
                assertThat(page.locator("header.shell").count())
                        .as("still signed in after the crash")
                        .isOne();
                owner.awaitImported();
                assertThat(owner.fact("Purchases")).isEqualTo(purchases);
                assertThat(owner.fact("Refunds")).isEqualTo(refunds);

                owner.checkFile(orders);
                assertThat(page.locator("h1").textContent()).contains("0");
            }
        }
    }

    @Test
    void theCommandLineBringsAFileWithoutAHeader() throws Exception {
        var cdnow = SharedData.require("cdnow-sample/CDNOW_sample.txt");
        var home = folder.resolve("home");
        try (var browser = new Chromium()) {
            try (var product = Product.start(home)) {
                Owner.settingUp(product, browser.person().newPage(), "USD");
            }
            var said = Files.createTempFile("import", ".log");
            var process = new ProcessBuilder(
                            Product.ROOT.resolve("bin/perennial").toString(),
                            "--home",
                            home.toString(),
                            "import",
                            cdnow.toString())
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(said.toFile())
                    .start();
            assertThat(process.waitFor(5, TimeUnit.MINUTES)).isTrue();
            assertThat(process.exitValue()).as(Files.readString(said)).isZero();

            try (var product = Product.start(home)) {
                var page = browser.person().newPage();
                var owner = Owner.signingIn(product, page);
                owner.awaitValue();
                assertThat(page.locator("main").textContent()).contains("2,357");
                Chromium.photograph(page, "value-cdnow");
            }
        }
    }

    private static long number(String text) {
        return Long.parseLong(text.replaceAll("\\D", ""));
    }
}
