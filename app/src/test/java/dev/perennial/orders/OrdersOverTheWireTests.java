package dev.perennial.orders;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.access.Role;
import dev.perennial.support.PerennialServerTest;
import dev.perennial.support.Programs;
import dev.perennial.support.Programs.Program;
import dev.perennial.support.Shop;
import java.util.ArrayList;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@PerennialServerTest
class OrdersOverTheWireTests {
    private static final String PURCHASES = "/api/v1/orders/purchases";
    private static final String REFUNDS = "/api/v1/orders/refunds";

    @Autowired
    Programs programs;

    @Autowired
    Shop shop;

    @Autowired
    JdbcClient db;

    private Program till;

    @BeforeEach
    void open() {
        shop.open();
        till = programs.of(shop.ada(), "orders:read", "orders:write");
    }

    @Test
    void aForeignPurchaseCountsAtItsRateAndSoDoesItsRefund() {
        till.post(PURCHASES, purchase("yen", "1240", "\"currency\": \"JPY\", \"rate\": \"0.0061\", "))
                .is(201);
        till.post(REFUNDS, refund("yen-r", "yen", "620")).is(201);
        till.post(PURCHASES, purchase("dinar", "1.250", "\"currency\": \"KWD\", \"rate\": 2.8, "))
                .is(201);
        till.post(PURCHASES, purchase("franc", "10.00", "\"currency\": \"CHF\", "))
                .is(201);

        assertThat(home("orders.purchase", "yen")).isEqualTo(756);
        assertThat(home("orders.refund", "yen-r")).isEqualTo(378);
        assertThat(home("orders.purchase", "dinar")).isEqualTo(350);
        assertThat(home("orders.purchase", "franc")).isNull();
    }

    @Test
    void aRateThatCannotBeIsRefused() {
        till.post(PURCHASES, purchase("r1", "1.00", "\"rate\": \"1.1\", ")).isProblem(400, "rate", "rateOfHome");
        till.post(PURCHASES, purchase("r2", "1.00", "\"currency\": \"CHF\", \"rate\": 0, "))
                .isProblem(400, "rate", "rateRange");
        till.post(PURCHASES, purchase("r3", "1.00", "\"currency\": \"CHF\", \"rate\": \"1,1\", "))
                .isProblem(400, "rate", "not.decimal");
        till.post(PURCHASES, purchase("r4", "1.00", "\"currency\": \"CHF\", \"rate\": 1e99, "))
                .isProblem(400, "rate", "not.decimal");
    }

    @Test
    void refundsAreListedAndShown() {
        till.post(PURCHASES, purchase("listed", "9.00", "")).is(201);
        var made = new ArrayList<String>();
        for (var i = 0; i < 3; i++)
            made.add(till.post(REFUNDS, refund("l-" + i, "listed", "1.00"))
                    .is(201)
                    .at("$.id"));

        var told = new ArrayList<String>();
        var next = "";
        while (next != null) {
            var page = till.get(REFUNDS + "?limit=2" + (next.isEmpty() ? "" : "&after=" + next))
                    .is(200);
            told.addAll(page.all("$.refunds[*].id"));
            next = page.at("$.next");
        }
        assertThat(told).containsSubsequence(made).doesNotHaveDuplicates();
        assertThat(till.get(REFUNDS + "/" + made.getFirst()).is(200).at("$.total"))
                .isEqualTo("1.00");
        till.get(REFUNDS + "/00000000-0000-7000-8000-000000000000").isProblem(404, "id", "notHere");
    }

    @Test
    void whoMadeTheTokenDecidesWhetherMoneyIsGivenBack() {
        till.post(PURCHASES, purchase("kept", "9.00", "")).is(201);
        var bo = shop.member("Bo Lind", "bo@bakery.example", Role.STAFF);

        programs.of(bo, "orders:read", "orders:write")
                .post(REFUNDS, refund("kept-r", "kept", "9.00"))
                .isProblem(403, "Authorization", "notAllowed");
        assertThat(db.sql("select count(*) from orders.refund where external_id = 'kept-r'")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    private Long home(String table, String number) {
        return db.sql("select home_minor from " + table + " where external_id = ?")
                .param(number)
                .query((row, _) -> row.getObject(1, Long.class))
                .list()
                .getFirst();
    }

    private static String purchase(String number, String total, String more) {
        return "{" + more + "\"source\": \"till\", \"number\": \"" + number
                + "\", \"at\": \"2026-11-20T09:00:00Z\", \"total\": \"" + total + "\"}";
    }

    private static String refund(String number, String purchase, String total) {
        return "{\"source\": \"till\", \"number\": \"" + number + "\", \"purchase_number\": \"" + purchase
                + "\", \"at\": \"2026-11-20T10:00:00Z\", \"total\": \"" + total + "\"}";
    }
}
