package dev.perennial.orders.imports;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.platform.Exported;
import dev.perennial.platform.ExportedTable;
import dev.perennial.support.PerennialTest;
import dev.perennial.support.Shop;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.PGConnection;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.DefaultApplicationArguments;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/// What an export calls `again/orders.csv` brings an empty Perennial to the same figures.
@PerennialTest
class BroughtAgainTests {
    private static final String FIGURES = """
        select 'purchases ' || count(*) || ' ' || coalesce(sum(total_minor), 0) || ' ' || currency || ' '
               || count(customer_id) || ' ' || coalesce(string_agg(distinct place, ','), '')
        from orders.purchase group by currency
        union all select 'items ' || count(*) || ' ' || sum(l.total_minor) || ' ' || sum(l.quantity)
        from orders.purchase_line l join orders.product on product.id = l.product_id
        union all select 'refunds ' || count(*) || ' ' || sum(total_minor) || ' ' || count(customer_id) from orders.refund
        union all select 'days ' || string_agg(at::text, ',' order by at) from orders.purchase
        union all select 'person ' || name || ' ' || coalesce(street, '') || ' ' || coalesce(postal_code, '') || ' '
               || coalesce(city, '') || ' ' || coalesce(came_from, '') || ' '
               || coalesce(campaign, '') || ' ' || coalesce(birth_month || '/' || birth_day || '/' || coalesce(birth_year, 0), '')
               || coalesce((select string_agg(key, ',' order by key) from customers.contact_point p where p.customer_id = c.id), '')
        from customers.customer c
        order by 1""";

    @Autowired
    CommandLineImport commandLine;

    @Autowired
    List<Exported> modules;

    @Autowired
    Shop shop;

    @Autowired
    JdbcClient db;

    @Autowired
    JdbcTemplate connection;

    @TempDir
    Path folder;

    @BeforeEach
    void anEmptyShop() {
        shop.open();
        empty();
    }

    @Test
    void theSameCustomersBoughtTheSameThings() throws Exception {
        var first = folder.resolve("first.csv");
        Files.writeString(first, """
            order,date,type,customer id,name,email,phone,street,postal code,city,birthday,came from,campaign,sku,product,quantity,line total,shipping,currency,location
            1,2026-03-14T23:30:00+01:00,sale,7,"Zoë, the =1+1",zoe@x.example,0664 1234567,Ring 1,01070,Wien,29.2.1984,Fair,spring,B1,Rye,2,9.80,,EUR,Market
            1,2026-03-14T23:30:00+01:00,sale,7,"Zoë, the =1+1",zoe@x.example,0664 1234567,Ring 1,01070,Wien,29.2.1984,Fair,spring,B2,Oat,1.5,3.00,,EUR,Market
            2,2026-03-15,sale,8,Bo,,,,,,3.4.,,,B1,Rye,1,4.90,2.50,EUR,Counter
            3,2026-03-16,sale,,,,,,,,,,,B1,Rye,1,4.90,,EUR,Counter
            r1,2026-03-17,refund,7,"Zoë, the =1+1",zoe@x.example,,,,,,,,B1,Rye,-1,-4.90,,EUR,Market
            """);
        assertThat(bring(first)).isZero();
        var before = figures();
        assertThat(before)
                .anyMatch(it -> it.startsWith("purchases 3 "))
                .anyMatch(it -> it.startsWith("refunds 1 490 1"));
        var again = again();
        empty();

        assertThat(bring(again)).isZero();

        assertThat(figures()).isEqualTo(before);
    }

    private Path again() throws Exception {
        var select = modules.stream()
                .flatMap(module -> module.tables().stream())
                .filter(table -> table.name().equals("orders"))
                .map(ExportedTable::select)
                .findFirst()
                .orElseThrow();
        var file = folder.resolve("orders.csv");
        try (var out = Files.newOutputStream(file)) {
            connection.execute((ConnectionCallback<Long>) it -> {
                try {
                    return it.unwrap(PGConnection.class)
                            .getCopyAPI()
                            .copyOut("copy (" + select + ") to stdout (format csv, header)", out);
                } catch (java.io.IOException e) {
                    throw new java.io.UncheckedIOException(e);
                }
            });
        }
        return file;
    }

    private List<String> figures() {
        return db.sql(FIGURES)
                .query((row, _) -> String.valueOf(row.getString(1)))
                .list();
    }

    private int bring(Path file) throws Exception {
        var said = new ByteArrayOutputStream();
        var code = commandLine.bring(
                new DefaultApplicationArguments("import", file.toString()),
                new PrintStream(said, true, StandardCharsets.UTF_8),
                folder);
        assertThat(code).as(said.toString(StandardCharsets.UTF_8)).isZero();
        return code;
    }

    private void empty() {
        db.sql("truncate orders.import, orders.purchase, orders.refund, orders.product, customers.customer cascade")
                .update();
    }
}
