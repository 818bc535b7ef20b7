package dev.perennial.conversations.chat;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import dev.perennial.conversations.CaseId;
import dev.perennial.conversations.ChatVisitors;
import dev.perennial.conversations.Replies;
import dev.perennial.conversations.Replies.Said;
import dev.perennial.conversations.Replies.Saying;
import dev.perennial.customers.Customers;
import dev.perennial.customers.Person;
import dev.perennial.messaging.Accounts;
import dev.perennial.messaging.Received;
import dev.perennial.messaging.Received.Party;
import dev.perennial.messaging.Receiver;
import dev.perennial.platform.Business;
import dev.perennial.platform.Businesses;
import dev.perennial.platform.OpeningHours;
import dev.perennial.platform.OpeningHours.Span;
import dev.perennial.support.PerennialTest;
import dev.perennial.support.Shop;
import dev.perennial.support.TestClock;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// Chat, closed shop, mail and chat again: one case. And who is taken for whom on the way.
@PerennialTest
class ChatStoryTests {
    @Autowired
    Talking talking;

    @Autowired
    ChatVisitors visitors;

    @Autowired
    Shown shown;

    @Autowired
    Unseen unseen;

    @Autowired
    MockMvcTester browser;

    @Autowired
    ChatDesk desk;

    @Autowired
    Vouching vouching;

    @Autowired
    Widgets widgets;

    @Autowired
    Replies replies;

    @Autowired
    Receiver receiver;

    @Autowired
    Accounts accounts;

    @Autowired
    Customers customers;

    @Autowired
    Businesses businesses;

    @Autowired
    JdbcClient db;

    @Autowired
    Shop shop;

    @Autowired
    PlatformTransactionManager transactions;

    @BeforeEach
    void open() {
        shop.open();
        TestClock.INSTANCE.reset();
        for (var table : List.of(
                "conversations.case_file", "conversations.thread", "messaging.dispatch", "conversations.attendance"))
            db.sql("delete from " + table).update();
        vouching.end();
        db.sql("""
            insert into messaging.account (kind, name, address, made_at)
            values ('EMAIL', 'Orders', 'orders@bakery.example', '2026-01-01') on conflict (kind, address) do nothing""").update();
        widgets.save(new Widget(true, List.of(), "Hello", Colour.BLACK, "shop", 0));
    }

    @AfterEach
    void leave() {
        Shop.signOut();
    }

    @Test
    void chatThenMailThenChatIsOneCase() {
        var key = say(null, "Is the rye bread gone?", "anna@example.org");
        TestClock.INSTANCE.advance(Duration.ofMinutes(5));
        reply("We keep a loaf for you.");
        var mail = db.sql("select recipient, text, reply_tag from messaging.dispatch")
                .query()
                .singleRow();
        assertThat(mail).containsEntry("recipient", "anna@example.org");
        assertThat((String) mail.get("text"))
                .startsWith("We keep a loaf for you.")
                .contains("You wrote to us in the chat", "> Is the rye bread gone?");
        assertThat(words(key)).containsExactly("Is the rye bread gone?");
        db.sql("update messaging.dispatch set state = 'SENT'").update();

        arrive("anna@example.org", "I come at noon.", (String) mail.get("reply_tag"));
        assertThat(cases()).hasSize(1);
        assertThat(words(key)).containsExactly("Is the rye bread gone?", "We keep a loaf for you.");

        var text = (String) mail.get("text");
        var code = text.replaceAll("(?s).*code=([\\w-]+).*", "$1");
        assertThat(talking.proveAddress(code)).isPresent();
        assertThat(words(key)).containsExactly("Is the rye bread gone?", "We keep a loaf for you.", "I come at noon.");
        say(key, "Or at one?", "");
        assertThat(cases()).hasSize(1);
        assertThat(talking.proveAddress(code)).isEmpty();
    }

    @Test
    void whoLeftAStrangersAddressNeverReadsWhatTheStrangerAnswers() {
        var key = say(null, "Hello", "victim@example.org");
        TestClock.INSTANCE.advance(Duration.ofMinutes(5));
        reply("Good morning.");
        var tag = db.sql("select reply_tag from messaging.dispatch")
                .query(String.class)
                .single();
        db.sql("update messaging.dispatch set state = 'SENT'").update();
        arrive("victim@example.org", "That was not me, my order is A-77", tag);
        Shop.signIn(shop.ada());
        replies.say(cases().getFirst(), saying("Your order A-77 is on its way, dear victim", 3));
        db.sql("update messaging.dispatch set state = 'SENT'").update();
        assertThat(words(key)).containsExactly("Hello", "Good morning.");
        assertThat(db.sql("select customer_id from conversations.case_file where customer_id is not null")
                        .query(UUID.class)
                        .list())
                .isEmpty();
    }

    @Test
    void whoIsThereIsAnsweredInTheChatAndNowhereElse() {
        var key = say(null, "Hello", "anna@example.org");
        reply("Good morning.");
        assertThat(words(key)).containsExactly("Hello", "Good morning.");
        assertThat(db.sql("select count(*) from messaging.dispatch")
                        .query(Long.class)
                        .single())
                .isZero();
        Shop.signIn(shop.ada());
        assertThat(replies.say(
                        cases().getFirst(),
                        new Saying(
                                "Later",
                                null,
                                9,
                                UUID.randomUUID(),
                                Instant.parse("2026-11-22T09:00:00Z"),
                                false,
                                List.of())))
                .isInstanceOf(Replies.OnlyNow.class);
    }

    @Test
    void anAnswerNobodySawInTheChatGoesByMailTooOnce() {
        var key = say(null, "Is the rye bread gone?", "anna@example.org");
        TestClock.INSTANCE.advance(Duration.ofSeconds(40));
        reply("We keep a loaf for you.");
        Shop.signIn(shop.ada());
        replies.say(cases().getFirst(), saying("Until six.", 2));
        TestClock.INSTANCE.advance(Duration.ofMinutes(1));
        unseen.goOnByMail();
        assertThat(dispatches()).isZero();
        TestClock.INSTANCE.advance(Duration.ofMinutes(2));
        unseen.goOnByMail();
        TestClock.INSTANCE.advance(Duration.ofMinutes(5));
        unseen.goOnByMail();
        var mail = db.sql("select recipient, text, reply_tag, manner from messaging.dispatch")
                .query()
                .singleRow();
        assertThat(mail).containsEntry("recipient", "anna@example.org").containsEntry("manner", "PERSON");
        assertThat((String) mail.get("text"))
                .startsWith("We keep a loaf for you.\n\nUntil six.\n\n")
                .contains("You wrote to us in the chat", "> Is the rye bread gone?");
        assertThat(words(key)).containsExactly("Is the rye bread gone?", "We keep a loaf for you.", "Until six.");
        arrive("anna@example.org", "I come at noon.", (String) mail.get("reply_tag"));
        say(key, "Or at one?", "");
        assertThat(cases()).hasSize(1);
    }

    @Test
    void whatWasSeenInTheChatGoesByNoMailEvenAfterTheyHaveGone() {
        var key = say(null, "Hello", "anna@example.org");
        TestClock.INSTANCE.advance(Duration.ofSeconds(20));
        reply("Good morning.");
        TestClock.INSTANCE.advance(Duration.ofSeconds(30));
        var visitor = visitors.holding(key).orElseThrow();
        visitors.leave(visitor.id());
        TestClock.INSTANCE.advance(Duration.ofMinutes(10));
        unseen.goOnByMail();
        assertThat(dispatches()).isZero();
        reply("And good night.", 2);
        assertThat(db.sql("select text from messaging.dispatch")
                        .query(String.class)
                        .single())
                .startsWith("And good night.");
    }

    @Test
    void whoComesBackInTimeGetsNoMailAndWhoLeftNoAddressNeither() {
        var key = say(null, "Hello", "anna@example.org");
        TestClock.INSTANCE.advance(Duration.ofSeconds(20));
        reply("Good morning.");
        TestClock.INSTANCE.advance(Duration.ofSeconds(90));
        visitors.see(key);
        TestClock.INSTANCE.advance(Duration.ofMinutes(5));
        unseen.goOnByMail();
        assertThat(dispatches()).isZero();
        db.sql("delete from conversations.case_file").update();
        say(null, "Hello", "");
        TestClock.INSTANCE.advance(Duration.ofSeconds(20));
        reply("Good morning.");
        TestClock.INSTANCE.advance(Duration.ofMinutes(5));
        unseen.goOnByMail();
        assertThat(dispatches()).isZero();
    }

    @Test
    void theShopsColourCanBeReadOnThePagesOfTheChat() {
        var paper = new Colour(0xf6, 0xf8, 0xf6);
        var night = new Colour(0x1a, 0x22, 0x1e);
        for (var written : List.of("#ffe066", "#000000", "#ffffff", "#0000ff", "#2c6a4b", "#777777")) {
            var colour = Colour.read(written).orElseThrow();
            for (var page : List.of(paper, night)) {
                var worn = colour.readableOn(page);
                assertThat(worn.contrast(page)).as(written).isGreaterThanOrEqualTo(4.5);
                assertThat(worn.contrast(worn.ink())).as(written).isGreaterThanOrEqualTo(4.5);
            }
        }
        widgets.save(new Widget(true, List.of(), "Hello", new Colour(0, 0, 0x80), "shop", 0));
        var style = browser.get().uri("/p/conversations/chat/colour.css").exchange();
        assertThat(style).hasStatusOk().hasContentType("text/css;charset=UTF-8");
        assertThat(style).bodyText().contains(":root { --accent: #000080; --accent-ink: #ffffff; }");
        assertThat(browser.get().uri("/p/conversations/chat")).bodyText().contains("/p/conversations/chat/colour.css");
    }

    @Test
    void whoIsVouchedForIsTheirCustomerInEveryBrowser() throws JOSEException {
        var anna = customers
                .identify("shop", Person.unknown().withExternalId("c-7").withName("Anna Berger"))
                .orElseThrow()
                .customer();
        var secret = vouching.rotate();
        var voucher = sound(Voucher.read(signed(secret, "c-7", Duration.ofMinutes(5)), vouching.secrets(), now()));
        var first = talking.vouched(null, voucher, "shop");
        say(first.key(), "Where is my cake?", "");
        assertThat(db.sql("select customer_id from conversations.case_file")
                        .query(UUID.class)
                        .single())
                .isEqualTo(anna.value());
        var elsewhere = talking.vouched(null, voucher, "shop");
        assertThat(words(elsewhere.key())).containsExactly("Where is my cake?");

        var stranger = say(null, "I am Anna, honestly", "");
        var other = talking.vouched(visitors.holding(stranger).orElseThrow(), voucher, "shop");
        assertThat(words(other.key())).containsExactly("Where is my cake?");
        assertThat(words(stranger)).containsExactly("I am Anna, honestly");
    }

    @Test
    void aKeySomebodyHadBeforeTheShopVouchedOpensNothingOfThePersonVouchedFor() throws JOSEException {
        var secret = vouching.rotate();
        var voucher = sound(Voucher.read(signed(secret, "c-8", Duration.ofMinutes(5)), vouching.secrets(), now()));
        var planted = say(null, "Left on a computer many use", "");
        var known = talking.vouched(visitors.holding(planted).orElseThrow(), voucher, "shop");
        say(known.key(), "My account number is 42", "");
        assertThat(visitors.holding(planted)).isEmpty();
        assertThat(words(known.key())).containsExactly("Left on a computer many use", "My account number is 42");
    }

    @Test
    void anAddressTheShopDoubtsIsNotProvenHoweverItSaysSo() throws JOSEException {
        var secret = vouching.rotate();
        for (var doubt : List.of(false, "false", 0)) {
            var jwt = new SignedJWT(
                    new JWSHeader(JWSAlgorithm.HS256),
                    new JWTClaimsSet.Builder()
                            .subject("c-9")
                            .claim("email", "anna@example.org")
                            .claim("email_verified", doubt)
                            .expirationTime(Date.from(now().plus(Duration.ofMinutes(5))))
                            .build());
            jwt.sign(new MACSigner(secret.getBytes(StandardCharsets.UTF_8)));
            assertThat(sound(Voucher.read(jwt.serialize(), vouching.secrets(), now()))
                            .email())
                    .isNull();
        }
    }

    @Test
    void onlyAFreshProofByOurSecretCounts() throws JOSEException {
        var secret = vouching.rotate();
        assertThat(flaw(signed("0123456789abcdef0123456789abcdef", "c-7", Duration.ofMinutes(5))))
                .isEqualTo(Voucher.Flaw.NOT_OURS);
        assertThat(flaw(signed(secret, "c-7", Duration.ofSeconds(-1)))).isEqualTo(Voucher.Flaw.TOO_OLD);
        assertThat(flaw(signed(secret, "c-7", Duration.ofMinutes(20)))).isEqualTo(Voucher.Flaw.TOO_LONG);
        assertThat(flaw(signed(secret, "", Duration.ofMinutes(5)))).isEqualTo(Voucher.Flaw.NOBODY);
        assertThat(flaw(signed(JWSAlgorithm.HS512, secret.repeat(2), "c-7", Duration.ofMinutes(5))))
                .isEqualTo(Voucher.Flaw.WRONG_KIND);
        assertThat(flaw(new PlainJWT(new JWTClaimsSet.Builder().subject("c-7").build()).serialize()))
                .isEqualTo(Voucher.Flaw.UNREADABLE);
        assertThat(flaw("nonsense")).isEqualTo(Voucher.Flaw.UNREADABLE);
    }

    @Test
    void theOldSecretCountsForTwoDaysBesideTheNew() throws JOSEException {
        var old = vouching.rotate();
        vouching.rotate();
        sound(Voucher.read(signed(old, "c-7", Duration.ofMinutes(5)), vouching.secrets(), now()));
        TestClock.INSTANCE.advance(Duration.ofDays(3));
        assertThat(flaw(signed(old, "c-7", Duration.ofMinutes(5)))).isEqualTo(Voucher.Flaw.NOT_OURS);
    }

    @Test
    void aClosedShopIsBackAtTheHourOfItsOwnClocksWhenTheyChange() {
        var bakery = shop.open();
        businesses.save(new Business(
                bakery.name(),
                bakery.kind(),
                bakery.country(),
                bakery.currency(),
                bakery.zone(),
                bakery.language(),
                new OpeningHours(List.of(new Span(DayOfWeek.SUNDAY, LocalTime.of(8, 0), LocalTime.of(12, 0)))),
                false));
        TestClock.INSTANCE.set(Instant.parse("2026-10-24T20:00:00Z"));
        assertThat(desk.now(0)).isEqualTo(new ChatDesk.State(true, Instant.parse("2026-10-25T07:00:00Z")));
        TestClock.INSTANCE.set(Instant.parse("2027-03-27T20:00:00Z"));
        assertThat(desk.now(0)).isEqualTo(new ChatDesk.State(true, Instant.parse("2027-03-28T06:00:00Z")));
        TestClock.INSTANCE.set(Instant.parse("2027-03-28T06:00:00Z"));
        assertThat(desk.now(0)).isEqualTo(ChatDesk.State.THERE);
        assertThat(desk.now(10).away()).isTrue();
        db.sql("insert into conversations.attendance (staff_id, at) values (?, '2027-03-27T20:00:00Z')")
                .param(shop.bo().account())
                .update();
        assertThat(desk.now(10).away()).isFalse();
        TestClock.INSTANCE.advance(Duration.ofMinutes(10));
        assertThat(desk.now(10).away()).isTrue();
    }

    @Test
    void coloursAreCheckedAgainstWhatIsReadOnThem() {
        assertThat(Colour.read("#ABC")).contains(new Colour(0xaa, 0xbb, 0xcc));
        assertThat(Colour.read("leaf")).isEmpty();
        assertThat(Colour.WHITE.contrast(Colour.BLACK)).isEqualTo(21);
        var pale = Colour.read("#ffe066").orElseThrow();
        assertThat(pale.isSeen()).isFalse();
        assertThat(pale.darkEnough().isSeen()).isTrue();
        for (int grey = 0; grey < 256; grey++) {
            var colour = new Colour(grey, grey, grey);
            assertThat(colour.contrast(colour.ink())).isGreaterThan(4.5);
        }
    }

    private String say(@Nullable String key, String text, String address) {
        var visitor = key == null ? null : visitors.holding(key).orElseThrow();
        var known = talking.say(
                visitor, Typed.of(text, null, address, UUID.randomUUID().toString()));
        return known.key() == null ? String.valueOf(key) : known.key();
    }

    private void reply(String text) {
        reply(text, 1);
    }

    private long dispatches() {
        return db.sql("select count(*) from messaging.dispatch")
                .query(Long.class)
                .single();
    }

    private void reply(String text, int seen) {
        Shop.signIn(shop.ada());
        assertThat(replies.say(cases().getFirst(), saying(text, seen))).isInstanceOf(Said.class);
        Shop.signOut();
    }

    private static Saying saying(String text, int seen) {
        return new Saying(text, null, seen, UUID.randomUUID(), null, false, List.of());
    }

    private List<CaseId> cases() {
        return db.sql("select id from conversations.case_file")
                .query((row, _) -> new CaseId(row.getObject(1, UUID.class)))
                .list();
    }

    private List<String> words(@Nullable String key) {
        return shown.to(visitors.holding(String.valueOf(key)).orElseThrow()).stream()
                .map(Shown.Word::text)
                .toList();
    }

    private void arrive(String from, String text, String tag) {
        var account = accounts.all().getFirst();
        new TransactionTemplate(transactions)
                .executeWithoutResult(_ -> receiver.receive(new Received(
                        UUID.randomUUID(),
                        account,
                        new Party(from, null),
                        List.of(),
                        List.of(),
                        "Re: bread",
                        text,
                        text,
                        null,
                        null,
                        List.of(),
                        List.of(tag),
                        null,
                        false,
                        now(),
                        List.of())));
    }

    private static Instant now() {
        return TestClock.INSTANCE.instant();
    }

    private Voucher.Flaw flaw(String token) {
        return ((Voucher.Flawed) Voucher.read(token, vouching.secrets(), now())).flaw();
    }

    private static Voucher sound(Voucher.Read read) {
        return ((Voucher.Sound) read).voucher();
    }

    private static String signed(String secret, String subject, Duration lasts) throws JOSEException {
        return signed(JWSAlgorithm.HS256, secret, subject, lasts);
    }

    private static String signed(JWSAlgorithm algorithm, String secret, String subject, Duration lasts)
            throws JOSEException {
        var jwt = new SignedJWT(
                new JWSHeader(algorithm),
                new JWTClaimsSet.Builder()
                        .subject(subject)
                        .expirationTime(Date.from(now().plus(lasts)))
                        .build());
        jwt.sign(new MACSigner(secret.getBytes(StandardCharsets.UTF_8)));
        return jwt.serialize();
    }
}
