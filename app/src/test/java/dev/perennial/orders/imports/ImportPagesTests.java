package dev.perennial.orders.imports;

import static dev.perennial.support.Shop.signedInAs;
import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.support.Jobs;
import dev.perennial.support.PerennialTest;
import dev.perennial.support.Shop;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

@PerennialTest
class ImportPagesTests {
    private static final String ORDERS = """
            order;date;customer number;name;product;quantity;price
            1;03.02.2026;7;Ada Winter;Bun;2;1,50
            2;04.02.2026;8;محمد 🥐;=1+1;2;1,50
            3;soon;9;Bo;@cake;2;1,50
            """;

    @Autowired
    MockMvcTester browser;

    @Autowired
    Shop shop;

    @Autowired
    Jobs jobs;

    @Autowired
    JdbcClient db;

    @BeforeEach
    void anEmptyShop() {
        shop.open();
        db.sql("""
            truncate orders.import, orders.purchase, orders.refund, orders.product, customers.customer, customers.intake,
                platform.stored_file cascade""").update();
    }

    @Test
    void aFileIsLookedAtCheckedBookedAndTakenBack() throws Exception {
        var page = bring("orders.csv", ORDERS.getBytes(StandardCharsets.UTF_8));
        assertThat(text(page)).contains("Looking at the file");
        jobs.runDue();
        assertThat(text(page)).contains("How to read “orders.csv”", "Customer number", "Ada Winter");

        post(page + "/layout", "header", "true");
        jobs.runDue();
        assertThat(text(page)).contains("2 orders would be imported", "“soon” is no date that can be read", "6,00");

        post(page + "/booking");
        jobs.runDue();
        assertThat(text(page)).contains("2 purchases are in");
        assertThat(text("/orders/imports")).contains("orders.csv", "2 purchases");

        post(page + "/reversal");
        jobs.runDue();
        assertThat(text(page)).contains("The import is taken back");
        assertThat(db.sql("select count(*) from orders.purchase")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void rejectedRowsComeAsAFileThatCanBeMendedAndBroughtAgain() throws Exception {
        var page = bring("orders.csv", ORDERS.replace("04.02.2026", "tomorrow").getBytes(StandardCharsets.UTF_8));
        jobs.runDue();
        post(page + "/layout", "header", "true");
        jobs.runDue();
        var mend = text(page + "/rejected.csv");
        assertThat(mend).isEqualTo("""
                \uFEFFWhat to mend;order;date;customer number;name;product;quantity;price
                date: “tomorrow” is no date that can be read. Write it as 2026-11-21, or choose another order of day and month.;2;tomorrow;8;محمد 🥐;'=1+1;2;1,50
                date: “soon” is no date that can be read. Write it as 2026-11-21, or choose another order of day and month.;3;soon;9;Bo;'@cake;2;1,50
                """.replace("\n", "\r\n"));
        post(page + "/booking");
        jobs.runDue();

        var mended = bring(
                "mended.csv",
                mend.replaceAll(";(tomorrow|soon);", ";05.02.2026;").getBytes(StandardCharsets.UTF_8));
        jobs.runDue();
        post(mended + "/layout", "header", "true");
        jobs.runDue();
        post(mended + "/booking");
        jobs.runDue();
        assertThat(text(mended)).contains("2 purchases are in");
        assertThat(db.sql("select name from orders.product order by name")
                        .query((row, _) -> row.getString(1))
                        .list())
                .isEqualTo(List.of("=1+1", "@cake", "Bun"));
    }

    @Test
    void datesThatCanBeReadTwoWaysAreAskedForBeforeAnythingElse() throws Exception {
        var page = bring("orders.csv", "order,date,total\n1,3/4/2026,2.50\n".getBytes(StandardCharsets.UTF_8));
        jobs.runDue();
        assertThat(text(page))
                .contains("Dates such as 3/4/2026 can be read with the day first or with the month first");
        post(page + "/layout", "header", "true");
        jobs.runDue();
        assertThat(text(page)).contains("Dates such as 3/4/2026");
        post(page + "/layout", "header", "true", "dateOrder", "MONTH_FIRST");
        jobs.runDue();
        assertThat(text(page)).contains("One order would be imported", "Mar 2026");
    }

    @Test
    void columnsCanBeGivenOtherRoles() throws Exception {
        var page = bring("orders.csv", "a,b,c\n1,2026-03-14,2.50\n".getBytes(StandardCharsets.UTF_8));
        jobs.runDue();
        assertThat(text(page)).contains("No column holds an amount");
        post(page + "/layout", "header", "true", "role", "ORDER", "role", "DATE", "role", "ORDER_TOTAL");
        jobs.runDue();
        assertThat(text(page)).contains("One order would be imported");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    picture       | The file is no text
                    header        | holds the names of the columns but no rows
                    million       | Line 1 has more than 1,000 columns
                    quote         | In line 2 a quotation mark opens and is never closed""")
    void whatCannotBeReadIsSaidInASentence(String kind, String sentence) throws Exception {
        var bytes = switch (kind) {
            case "picture" -> new byte[] {(byte) 0x89, 'P', 'N', 'G', 0, 1, 2, 3};
            case "header" -> "order,date,total\n".getBytes(StandardCharsets.UTF_8);
            case "million" -> ",".repeat(1_000_000).getBytes(StandardCharsets.UTF_8);
            default -> "order,date,total\n1,\"2026-03-14,2.50\n".getBytes(StandardCharsets.UTF_8);
        };
        var page = bring("bad.csv", bytes);
        jobs.runDue();
        assertThat(text(page)).contains("“bad.csv” could not be read", sentence);
    }

    @Test
    void anEmptyFileIsRefusedAtTheDoor() {
        var answer = browser.perform(browser.post()
                .uri("/orders/imports")
                .multipart()
                .file(new MockMultipartFile("file", "empty.csv", "text/csv", new byte[0]))
                .with(signedInAs(shop.ada())));
        assertThat(answer).hasStatus(422).bodyText().contains("“empty.csv” is empty");
    }

    @Test
    void theCounterBringsNothingIn() {
        var answer = browser.perform(browser.post()
                .uri("/orders/imports")
                .multipart()
                .file(new MockMultipartFile("file", "orders.csv", "text/csv", ORDERS.getBytes(StandardCharsets.UTF_8)))
                .with(signedInAs(shop.bo())));
        assertThat(answer).hasStatus(403);
        assertThat(browser.get().uri("/orders/imports").with(signedInAs(shop.bo())))
                .bodyText()
                .contains("needs a manager or the owner");
    }

    @Test
    void whoPressesSecondIsShownHowThingsStand() throws Exception {
        var page = bring("orders.csv", ORDERS.getBytes(StandardCharsets.UTF_8));
        jobs.runDue();
        post(page + "/layout", "header", "true");
        jobs.runDue();
        post(page + "/booking");
        post(page + "/booking");
        jobs.runDue();
        assertThat(db.sql("select count(*) from orders.purchase")
                        .query(Long.class)
                        .single())
                .isEqualTo(2);
    }

    private String bring(String name, byte[] bytes) {
        var answer = browser.perform(browser.post()
                .uri("/orders/imports")
                .multipart()
                .file(new MockMultipartFile("file", name, "text/csv", bytes))
                .with(signedInAs(shop.ada())));
        assertThat(answer).hasStatus(303);
        return String.valueOf(answer.getResponse().getHeader("Location"));
    }

    private void post(String address, String... parameters) {
        var request = browser.post().uri(address).with(signedInAs(shop.ada()));
        for (int i = 0; i < parameters.length; i += 2) request.param(parameters[i], parameters[i + 1]);
        assertThat(request).hasStatus(303);
    }

    private String text(String address) throws Exception {
        var answer = browser.get().uri(address).with(signedInAs(shop.ada())).exchange();
        assertThat(answer).hasStatusOk();
        return answer.getResponse().getContentAsString(StandardCharsets.UTF_8);
    }
}
