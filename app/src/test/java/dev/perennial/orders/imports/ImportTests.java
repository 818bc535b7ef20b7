package dev.perennial.orders.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.perennial.imports.ImportId;
import dev.perennial.imports.ImportQueue;
import dev.perennial.imports.ImportState;
import dev.perennial.imports.Overtaken;
import dev.perennial.orders.imports.reading.Rejection.Reason;
import dev.perennial.support.Jobs;
import dev.perennial.support.PerennialTest;
import dev.perennial.support.Shop;
import dev.perennial.tables.UnreadableFile;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@PerennialTest
class ImportTests {
    private static final String TWO_ORDERS = """
            order,date,customer id,name,email,product,quantity,price
            1,2026-03-14,7,Ada Winter,ada@example.com,Bun,2,1.50
            1,2026-03-14,7,Ada Winter,ada@example.com,Tea,1,3.00
            2,2026-03-15,8,Zoë 🥐 محمد,,Bun,1,1.50
            """;

    @Autowired
    Shop shop;

    @Autowired
    OrderImportSteps steps;

    @Autowired
    OrderImports imports;

    @Autowired
    OrderImportWork work;

    @Autowired
    ImportQueue<OrderImport> queue;

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
    void aDryRunSaysWhatWouldHappenAndChangesNothing() throws Exception {
        var job = checked(TWO_ORDERS);
        var expected = Objects.requireNonNull(job.expected());
        assertThat(expected.purchases()).isEqualTo(2);
        assertThat(expected.lines()).isEqualTo(3);
        assertThat(expected.customersNew()).isEqualTo(2);
        assertThat(expected.amounts()).containsExactly(new Expected.Sum("EUR", 2, 750, 0));
        assertThat(count("orders.purchase")).isZero();
        assertThat(count("customers.customer")).isZero();
    }

    @Test
    void bookingBringsOrdersLinesCustomersAndTheirStory() throws Exception {
        var job = booked(TWO_ORDERS);
        assertThat(job.outcome()).isEqualTo(new Outcome(2, 3, 0, 0, 2, 0, 0));
        assertThat(db.sql("select total_minor, home_minor from orders.purchase where external_id = '1'")
                        .query()
                        .singleRow())
                .containsEntry("total_minor", 600L)
                .containsEntry("home_minor", 600L);
        assertThat(strings("select name from customers.customer order by name"))
                .containsExactly("Ada Winter", "Zoë 🥐 محمد");
        assertThat(strings("select data::text from customers.activity where amount_minor = 600"))
                .containsExactly(
                        "{\"items\": [{\"name\": \"Bun\", \"quantity\": \"2\"}, {\"name\": \"Tea\", \"quantity\": \"1\"}], \"lines\": 2}");
        assertThat(count("orders.import_row")).isZero();
    }

    @Test
    void aColumnOfConsentsGivesARightToWriteOnlyWithAWordOnWhereTheyComeFrom() throws Exception {
        var text = """
            order,date,name,email,phone,accepts marketing,sms consent,total
            1,2026-03-14,Ada,ada@x.example,+43 664 1234567,yes,no,3.00
            2,2026-03-15,Ada,ada@x.example,+43 664 1234567,,ja,3.00
            3,2026-03-15,Bo,bo@x.example,,yes,,3.00
            4,2026-03-16,Bo,bo@x.example,,nein,,3.00
            5,2026-03-16,Eve,eve@x.example,,perhaps,,3.00
            """;
        var read = checked(text);
        assertThat(Objects.requireNonNull(read.layout()).hasConsents()).isTrue();
        book(read);
        assertThat(count("customers.consent")).isZero();

        var stated = checked(text.replace("\n1,", "\n11,"));
        db.sql("update orders.import set consent_origin = 'newsletter box of our shop' where id = ?")
                .param(stated.id().value())
                .update();
        var booked = book(imports.get(stated.id()));

        assertThat(strings("""
            select address_key || ' ' || channel || ' ' || decision || ' ' || split_part(proof, ' · ', 1)
            from customers.consent order by 1"""))
                .containsExactly(
                        "+436641234567 SMS DENIED newsletter box of our shop",
                        "ada@x.example EMAIL GRANTED newsletter box of our shop",
                        "bo@x.example EMAIL DENIED newsletter box of our shop");

        steps.undo(booked);
        work.run(booked.id());
        assertThat(count("customers.api_consent")).isZero();
    }

    @Test
    void theSameFileTwiceChangesNothing() throws Exception {
        var first = booked(TWO_ORDERS);
        var second = checked(TWO_ORDERS);
        assertThat(imports.sameFile(second))
                .hasValueSatisfying(found -> assertThat(found.id()).isEqualTo(first.id()));
        assertThat(Objects.requireNonNull(second.expected()).known()).isEqualTo(2);
        assertThat(Objects.requireNonNull(second.expected()).customersKnown()).isEqualTo(2);
        assertThat(book(second).outcome()).isEqualTo(new Outcome(0, 0, 0, 2, 0, 2, 0));
        assertThat(count("orders.purchase")).isEqualTo(2);
        assertThat(count("orders.purchase_line")).isEqualTo(3);
        assertThat(count("customers.activity")).isEqualTo(2);
    }

    @Test
    void rowsWithoutNumbersTwiceChangeNothingEither() throws Exception {
        var text = "date,customer id,total\n2026-03-14,0007,3.50\n2026-03-14,0007,3.50\n2026-03-15,0008,4.00\n";
        assertThat(booked(text).outcome()).isEqualTo(new Outcome(3, 0, 0, 0, 2, 0, 0));
        assertThat(booked(text).outcome()).isEqualTo(new Outcome(0, 0, 0, 3, 0, 2, 0));
        assertThat(booked(text + "2026-03-14,0007,3.50\n").outcome()).isEqualTo(new Outcome(1, 0, 0, 3, 0, 2, 0));
    }

    @Test
    void anUndoneImportLeavesNothingOfItsOwn() throws Exception {
        booked("order,date,customer id,name,product,price\n9,2026-01-31,7,Ada Winter,Bun,1.50\n");
        var job = undone(booked(TWO_ORDERS));
        assertThat(job.state()).isEqualTo(ImportState.UNDONE);
        assertThat(strings("select external_id from orders.purchase")).containsExactly("9");
        assertThat(strings("select name from customers.customer")).containsExactly("Ada Winter");
        assertThat(strings("select name from orders.product")).containsExactly("Bun");
        assertThat(count("customers.activity")).isEqualTo(1);
        assertThat(booked(TWO_ORDERS).outcome()).isEqualTo(new Outcome(2, 3, 0, 0, 1, 1, 0));
    }

    @Test
    void anOrderWithOneBadRowWaitsAsAWhole() throws Exception {
        var job = booked(TWO_ORDERS.replace("Tea,1,3.00", "Tea,one,3.00"));
        assertThat(job.outcome()).isEqualTo(new Outcome(1, 1, 0, 0, 1, 0, 2));
        assertThat(rejects(job)).containsExactly("2 0 COMPANION 1", "3 7 QUANTITY_UNREADABLE one");
        assertThat(booked(TWO_ORDERS).outcome()).isEqualTo(new Outcome(1, 2, 0, 1, 1, 1, 0));
    }

    @Test
    void anOrderThatContradictsItselfIsRejected() throws Exception {
        var job = checked("""
                order,date,customer id,currency,total
                1,2026-03-14,7,EUR,5.00
                1,2026-03-14,8,EUR,5.00
                2,2026-03-14,7,EUR,5.00
                2,2026-03-14,7,USD,5.00
                3,2026-03-14,7,EUR,5.00
                3,2026-05-14,7,EUR,5.00
                4,2026-03-31,7,EUR,5.00
                """);
        assertThat(rejects(job))
                .containsExactly(
                        "2 0 TWO_CUSTOMERS 7 / 8",
                        "3 0 TWO_CUSTOMERS 7 / 8",
                        "4 0 TWO_CURRENCIES EUR / USD",
                        "5 0 TWO_CURRENCIES EUR / USD",
                        "6 0 TWO_DATES 3",
                        "7 0 TWO_DATES 3");
        assertThat(Objects.requireNonNull(job.expected()).purchases()).isEqualTo(1);
    }

    @Test
    void whatCameBackIsRefundedAndNamesItsPurchase() throws Exception {
        booked("""
                order,date,customer id,product,quantity,price
                1,2026-03-14,7,Bun,4,1.50
                1,2026-03-20,7,Bun,-1,1.50
                C2,2026-03-21,7,Bun,-2,1.50
                """);
        assertThat(strings("""
                select r.external_id || ' ' || r.total_minor || ' ' || coalesce(p.external_id, 'no purchase')
                from orders.refund r left join orders.purchase p on p.id = r.purchase_id order by 1""")).containsExactly("1 150 1", "C2 300 no purchase");
        assertThat(strings("select total_minor::text from orders.purchase")).containsExactly("600");
        assertThat(strings("select kind from customers.activity order by at"))
                .containsExactly("orders.purchase", "orders.refund", "orders.refund");
    }

    @Test
    void aForeignCurrencyIsKeptAndCountsOnceItHasARate() throws Exception {
        var job = booked("order,date,customer id,currency,total\n1,2026-03-14,7,EUR,5.00\n2,2026-03-14,7,JPY,1000\n");
        assertThat(strings("select home_minor::text from orders.purchase where currency = 'EUR'"))
                .containsExactly("500");
        assertThat(strings("select 'none' from orders.purchase where home_minor is null"))
                .hasSize(1);
        steps.rate(job, "JPY", new BigDecimal("0.0062"));
        assertThat(strings("select home_minor::text from orders.purchase where currency = 'JPY'"))
                .containsExactly("620");
        assertThat(imports.get(job.id()).rates()).isEqualTo(Map.of("JPY", new BigDecimal("0.0062")));
    }

    @Test
    void anExportThatTellsTotalsOnlyOnceAnOrderIsUnderstood() throws Exception {
        booked("""
                Name,Email,Financial Status,Created at,Currency,Shipping,Discount Amount,Total,Lineitem quantity,Lineitem name,Lineitem price,Lineitem sku
                #1001,ada@example.com,paid,2026-03-14 09:30:00 +0100,EUR,4.00,1.00,9.00,2,Bun,1.50,B
                #1001,ada@example.com,,2026-03-14 09:30:00 +0100,,,,,1,Tea,3.00,T
                #1002,bo@example.com,refunded,2026-03-15 09:30:00 +0100,EUR,0.00,0.00,3.00,1,Tea,3.00,T
                """);
        assertThat(strings("select external_id || ' ' || total_minor from orders.purchase order by 1"))
                .containsExactly("#1001 900", "#1002 300");
        assertThat(strings("""
                select l.kind || ' ' || l.total_minor from orders.purchase_line l
                join orders.purchase p on p.id = l.purchase_id where p.external_id = '#1001' order by l.line""")).containsExactly("ITEM 300", "ITEM 300", "SHIPPING 400", "DISCOUNT -100");
        assertThat(strings("select external_id || ' ' || total_minor from orders.refund"))
                .containsExactly("#1002 300");
    }

    @Test
    void whatIsNoTableIsSaidToBeNone() throws Exception {
        var job = brought(new ByteArrayInputStream(new byte[] {1, 2, 0, 4}));
        work.run(job);
        assertThat(imports.get(job).state()).isEqualTo(ImportState.UNREADABLE);
        assertThat(imports.get(job).problem()).isEqualTo(UnreadableFile.Reason.BINARY);
    }

    @Test
    void aQuotationMarkLeftOpenFarDownStopsTheWholeFile() throws Exception {
        var job = brought(text(TWO_ORDERS + "3,2026-03-16,\"9,Bo,,Bun,1,1.50\n"));
        work.run(job);
        assertThat(imports.get(job).problem()).isEqualTo(UnreadableFile.Reason.QUOTE_NEVER_CLOSED);
        assertThat(imports.get(job).problemLine()).isEqualTo(5);
    }

    @Test
    void jobsCarryAnImportThrough() throws Exception {
        var id = brought(text(TWO_ORDERS));
        queue.add(id);
        jobs.runDue();
        assertThat(imports.get(id).state()).isEqualTo(ImportState.LAYOUT);
    }

    @Test
    void anImportLeftBehindGoesOnAfterAStart() throws Exception {
        var job = checked(TWO_ORDERS);
        steps.book(job);
        queue.goOn();
        jobs.runDue();
        assertThat(imports.get(job.id()).state()).isEqualTo(ImportState.DONE);
        assertThat(count("orders.purchase")).isEqualTo(2);
    }

    @Test
    void whoComesSecondWithAStepChangesNothing() throws Exception {
        var job = checked(TWO_ORDERS);
        steps.book(job);
        assertThatThrownBy(() -> steps.book(job)).isInstanceOf(Overtaken.class);
        assertThatThrownBy(() -> steps.remove(job)).isInstanceOf(Overtaken.class);
    }

    @Test
    void theOrdersOfTheGiftShopComeInWhole() throws Exception {
        try (var in = Files.newInputStream(SharedData.file("online-retail/orders_2010-12_to_2011-09.csv.gz"))) {
            var job = checked(brought(in));
            var expected = Objects.requireNonNull(job.expected());
            assertThat(expected.rows()).isEqualTo(272_875);
            assertThat(expected.rejected()).isZero();
            var done = book(job);
            assertThat(done.outcome()).isEqualTo(new Outcome(13_171, 266_518, 2_749, 0, 3_658, 0, 0));
            assertThat(count("orders.product")).isEqualTo(3_527);
        }
    }

    @Test
    void theMusicShopsPrintedTableComesInWhole() throws Exception {
        try (var in = Files.newInputStream(SharedData.file("cdnow-sample/CDNOW_sample.txt"))) {
            var done = book(checked(brought(in)));
            assertThat(done.outcome()).isEqualTo(new Outcome(6_919, 6_919, 0, 0, 2_357, 0, 0));
        }
    }

    private static InputStream text(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    private ImportId brought(InputStream bytes) throws Exception {
        return steps.bring("orders.csv", bytes, "till", null);
    }

    private OrderImport checked(String text) throws Exception {
        return checked(brought(text(text)));
    }

    private OrderImport checked(ImportId id) {
        work.run(id);
        var job = imports.get(id);
        steps.check(job);
        work.run(id);
        return imports.get(id);
    }

    private OrderImport booked(String text) throws Exception {
        return book(checked(text));
    }

    private OrderImport book(OrderImport job) {
        steps.book(job);
        work.run(job.id());
        return imports.get(job.id());
    }

    private OrderImport undone(OrderImport job) {
        steps.undo(job);
        work.run(job.id());
        return imports.get(job.id());
    }

    private List<String> rejects(OrderImport job) {
        return db.sql(
                        "select line, position, reason, value from orders.import_reject where import_id = ? order by line")
                .param(job.id().value())
                .query((row, _) -> row.getLong("line") + " " + row.getInt("position") + " "
                        + Reason.valueOf(row.getString("reason")) + " " + row.getString("value"))
                .list();
    }

    private long count(String table) {
        return db.sql("select count(*) from " + table).query(Long.class).single();
    }

    private List<String> strings(String sql) {
        return db.sql(sql).query((row, _) -> row.getString(1)).list();
    }
}
