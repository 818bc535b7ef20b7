package dev.perennial.orders.imports;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.imports.ImportId;
import dev.perennial.support.PerennialTest;
import dev.perennial.support.Shop;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;

/// Not a test by name, so that only who asks for it waits: 1,000,000 lines of 200,000 customers through every step.
@PerennialTest
class ImportBenchmark {
    private static final int LINES = Integer.getInteger("lines", 1_000_000);
    private static final int CUSTOMERS = LINES / 5;

    @Autowired
    Shop shop;

    @Autowired
    OrderImportSteps steps;

    @Autowired
    OrderImports imports;

    @Autowired
    OrderImportWork work;

    @TempDir
    Path folder;

    @Test
    void aMillionLines() throws Exception {
        shop.open();
        var file = folder.resolve("orders.csv");
        write(file);
        long begun = System.nanoTime();
        ImportId id;
        try (var bytes = Files.newInputStream(file)) {
            id = steps.bring("orders.csv", bytes, "till", null);
        }
        var stored = said("stored, " + (Files.size(file) >> 20) + " MB", begun);
        work.run(id);
        var guessed = said("layout guessed", stored);
        steps.check(imports.get(id));
        work.run(id);
        var checked = said("dry run", guessed);
        steps.book(imports.get(id));
        work.run(id);
        said("booked", checked);
        said("together", begun);
        var outcome = Objects.requireNonNull(imports.get(id).outcome());
        System.out.println(outcome);
        assertThat(outcome.lines()).isEqualTo(LINES);
        assertThat(outcome.customersNew()).isEqualTo(CUSTOMERS);
    }

    private static long said(String what, long since) {
        long now = System.nanoTime();
        System.out.printf("%-24s %6.1f s%n", what, (now - since) / 1e9);
        return now;
    }

    /// Orders of one to four lines over two years; every customer buys at least once.
    private static void write(Path file) throws IOException {
        var random = new Random(20261121);
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            out.write(
                    "order number,order date,customer number,customer name,email,product code,product,quantity,unit price\n");
            int left = 0, order = 0, customer = 0;
            var at = LocalDateTime.of(2024, 11, 1, 8, 0);
            for (int line = 0; line < LINES; line++) {
                if (left == 0) {
                    left = 1 + random.nextInt(4);
                    customer = order < CUSTOMERS ? order : random.nextInt(CUSTOMERS);
                    order++;
                    at = LocalDateTime.of(2024, 11, 1, 8, 0).plusMinutes((long) order * 2);
                }
                left--;
                int product = random.nextInt(3000);
                out.write("B%d,%s,%d,Customer %d,c%d@example.com,P%04d,Product %d,%d,%d.%02d%n"
                        .formatted(
                                order,
                                at,
                                customer,
                                customer,
                                customer,
                                product,
                                product,
                                1 + random.nextInt(3),
                                1 + product % 40,
                                product % 100));
            }
        }
    }
}
