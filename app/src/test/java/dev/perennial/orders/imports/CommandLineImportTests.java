package dev.perennial.orders.imports;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.support.PerennialTest;
import dev.perennial.support.Shop;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.DefaultApplicationArguments;
import org.springframework.jdbc.core.simple.JdbcClient;

@PerennialTest
class CommandLineImportTests {
    @Autowired
    CommandLineImport commandLine;

    @Autowired
    Shop shop;

    @Autowired
    JdbcClient db;

    @TempDir
    Path folder;

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();

    @BeforeEach
    void anEmptyShop() {
        shop.open();
        db.sql("truncate orders.import, orders.purchase, orders.refund, customers.customer cascade")
                .update();
    }

    @Test
    void bringsAFileAndSaysWhatItDid() throws Exception {
        assertThat(bring(file("order,date,customer id,total\n1,2026-03-14,7,2.50\n2,2026-03-15,8,3.50\n")))
                .isZero();
        assertThat(said()).contains("Done: 2 purchases and 0 refunds are in");
        assertThat(purchases()).isEqualTo(2);
    }

    @Test
    void aDryRunLeavesNothingBehind() throws Exception {
        assertThat(bring(file("order,date,total\n1,2026-03-14,2.50\n"), "--dry-run"))
                .isZero();
        assertThat(said()).contains("1 purchases with", "nothing was imported");
        assertThat(purchases()).isZero();
        assertThat(db.sql("select count(*) from orders.import")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void rowsLeftOutGoToAFileAndEndWithOne() throws Exception {
        assertThat(bring(file("order,date,total\n1,2026-03-14,2.50\n2,2026-03-15,free\n")))
                .isEqualTo(1);
        assertThat(said()).contains("Line 3, total: “free” is no amount that can be read");
        assertThat(folder.resolve("orders-rows-to-mend.csv")).content().contains("2,2026-03-15,free");
        assertThat(purchases()).isEqualTo(1);
    }

    @Test
    void datesThatCanBeReadTwoWaysNeedAWord() throws Exception {
        var file = file("order,date,total\n1,3/4/2026,2.50\n");
        assertThat(bring(file)).isEqualTo(2);
        assertThat(said()).contains("Dates such as 3/4/2026");
        assertThat(bring(file, "--date-order=month")).isZero();
        assertThat(db.sql("select at::date::text from orders.purchase")
                        .query(String.class)
                        .single())
                .isEqualTo("2026-03-04");
    }

    @Test
    void whatIsNotUnderstoodIsSaid() throws Exception {
        assertThat(bring(folder.resolve("nowhere.csv"))).isEqualTo(2);
        assertThat(bring(file("order,date,total\n1,2026-03-14,2.50\n"), "--dryrun"))
                .isEqualTo(2);
        assertThat(bring(file("order,date,total\n1,2026-03-14,2.50\n"), "--date-order=maybe"))
                .isEqualTo(2);
        assertThat(said())
                .contains(
                        "There is no file",
                        "There is no option --dryrun",
                        "--date-order cannot be “maybe”; it is one of: day, month");
        assertThat(purchases()).isZero();
    }

    @Test
    void theNameOfTheTillIsKept() throws Exception {
        bring(file("order,date,total\n1,2026-03-14,2.50\n"), "--source=corner till");
        assertThat(db.sql("select source from orders.purchase")
                        .query(String.class)
                        .single())
                .isEqualTo("corner till");
    }

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("orders.csv"), text);
    }

    private int bring(Path file, String... options) throws IOException {
        var arguments = new String[options.length + 2];
        arguments[0] = "import";
        arguments[1] = file.toString();
        System.arraycopy(options, 0, arguments, 2, options.length);
        return commandLine.bring(
                new DefaultApplicationArguments(arguments),
                new PrintStream(said, true, StandardCharsets.UTF_8),
                folder);
    }

    private String said() {
        return said.toString(StandardCharsets.UTF_8);
    }

    private long purchases() {
        return db.sql("select count(*) from orders.purchase").query(Long.class).single();
    }
}
