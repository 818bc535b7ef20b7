package dev.perennial.conversations.chat;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.support.PerennialTest;
import dev.perennial.support.Shop;
import dev.perennial.support.TestClock;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What the widget asks over HTTP, and what it is never told.
@PerennialTest
class ChatTests {
    static final String SITE = "https://bakery.example";
    private static final String CHAT = "/p/conversations/chat";
    private static final String MARKER = "perennially secret marker";

    @Autowired
    MockMvcTester browser;

    @Autowired
    Widgets widgets;

    @Autowired
    JdbcClient db;

    @Autowired
    JsonMapper json;

    @Autowired
    Shop shop;

    @BeforeEach
    void open() {
        shop.open();
        TestClock.INSTANCE.reset();
        db.sql("delete from conversations.case_file").update();
        db.sql("delete from conversations.thread").update();
        db.sql("delete from conversations.chat_pace").update();
        widgets.save(new Widget(true, List.of(SITE), "Hello", new Colour(0x2c, 0x6a, 0x4b), "shop", 0));
    }

    @Test
    void aFirstMessageOpensACaseAndLaterOnesJoinIt() {
        var key = said(null, "Is there rye bread?").get("key").asString();
        var talk = said(key, "And rolls?");
        assertThat(words(talk)).containsExactly("Is there rye bread?", "And rolls?");
        assertThat(talk.get("key").isNull()).isTrue();
        assertThat(db.sql("select subject from conversations.case_file where via = 'CHAT' and customer_id is null")
                        .query(String.class)
                        .list())
                .containsExactly("Is there rye bread?");
    }

    @Test
    void theKeyIsKeptAsItsDigestAlone() {
        var key = said(null, "Hello").get("key").asString();
        assertThat(key).hasSizeGreaterThanOrEqualTo(22);
        assertThat(db.sql("select digest from conversations.visitor_key")
                        .query(String.class)
                        .single())
                .hasSize(64)
                .isNotEqualTo(key);
    }

    @Test
    void theSameFirstMessageSentTwiceIsOne() throws Exception {
        var began = UUID.randomUUID().toString();
        try (var threads = Executors.newFixedThreadPool(4)) {
            var sent = new java.util.ArrayList<Future<MvcTestResult>>();
            for (int n = 0; n < 4; n++) sent.add(threads.submit(() -> say(null, "Once", began)));
            for (var one : sent) {
                assertThat(one.get()).hasStatusOk();
                var key = read(one.get()).get("key").asString();
                assertThat(words(conversation(key))).containsExactly("Once");
            }
        }
        assertThat(count("conversations.case_file")).isOne();
        assertThat(count("conversations.visitor")).isOne();
        assertThat(count("conversations.entry where kind = 'HEARD'")).isOne();
    }

    @Test
    void aBeginningThatIsLongPastIsNobodysAnyMore() {
        var began = UUID.randomUUID().toString();
        say(null, "Mine", began);
        TestClock.INSTANCE.advance(Duration.ofMinutes(20));
        assertThat(words(read(say(null, "Give me theirs", began)))).containsExactly("Give me theirs");
    }

    @Test
    void anotherKeyOpensNothing() {
        var key = said(null, MARKER).get("key").asString();
        var changed = key.substring(1) + (key.charAt(0) == 'A' ? 'B' : 'A');
        var talk = conversation(changed);
        assertThat(talk.get("known").asBoolean()).isFalse();
        assertThat(talk.toString()).doesNotContain(MARKER);
        assertThat(words(said(changed, "Hello"))).containsExactly("Hello");
        assertThat(stream(changed)).hasStatus(404);
        assertThat(words(said(null, "I am new"))).containsExactly("I am new");
    }

    @Test
    void aKeyInTheAddressCountsForNothing() {
        var key = said(null, MARKER).get("key").asString();
        var asked = browser.get().uri(CHAT + "/conversation?key={k}&Perennial-Visitor={k}", key, key);
        assertThat(text(asked.exchange())).doesNotContain(MARKER);
    }

    @Test
    void whatIsMeantForUsNeverLeavesToTheVisitor() {
        var key = said(null, "Hello").get("key").asString();
        var id = db.sql("select id from conversations.case_file")
                .query(UUID.class)
                .single();
        var other = db.sql("""
            insert into conversations.thread (via, address, key, made_at)
            values ('CHAT', 'visitor:other', 'visitor:other', now()) returning id""").query(UUID.class).single();
        db.sql(
                        "insert into conversations.case_thread (case_id, thread_id, reply_tag, added_at) values (?, ?, 'tag', now())")
                .params(id, other)
                .update();
        entry(id, 2, "NOTE", null);
        entry(id, 3, "CALL", null);
        entry(id, 4, "HEARD", other);
        entry(id, 5, "SAID", other);
        db.sql("""
            insert into conversations.entry (case_id, seq, kind, at, body, change)
            values (?, 6, 'CHANGE', now(), ?, '{"what":"CUSTOMER","to":"perennially secret marker"}')""").params(id, MARKER).update();
        assertThat(conversation(key).toString()).contains("Hello").doesNotContain(MARKER);
    }

    @Test
    void otherSitesAreRefusedAndTheOwnersIsNot() {
        var theirs = browser.post()
                .uri(CHAT + "/messages")
                .header("Origin", "https://evil.example")
                .contentType(MediaType.APPLICATION_JSON)
                .content(body("Hello", UUID.randomUUID().toString()))
                .exchange();
        assertThat(theirs).hasStatus(403);
        assertThat(theirs.getResponse().getHeader("Access-Control-Allow-Origin"))
                .isNull();
        assertThat(count("conversations.visitor")).isZero();
        var ours = browser.options()
                .uri(CHAT + "/messages")
                .header("Origin", SITE)
                .header("Access-Control-Request-Method", "POST")
                .header("Access-Control-Request-Headers", "content-type,perennial-visitor")
                .exchange();
        assertThat(ours).hasStatusOk();
        assertThat(ours.getResponse().getHeader("Access-Control-Allow-Origin")).isEqualTo(SITE);
        assertThat(ours.getResponse().getHeader("Access-Control-Allow-Credentials"))
                .isNull();
    }

    @Test
    void nobodyIsGivenACookie() {
        for (var path : List.of("", "/widget.js", "/conversation", "/address"))
            assertThat(browser.get().uri(CHAT + path).exchange().getResponse().getHeaders("Set-Cookie"))
                    .as(path)
                    .isEmpty();
        assertThat(say(null, "Hello", UUID.randomUUID().toString())
                        .getResponse()
                        .getHeaders("Set-Cookie"))
                .isEmpty();
    }

    @Test
    void tooMuchAtOnceHasToWait() {
        var key = said(null, "Hello").get("key").asString();
        for (int n = 0; n < 20; n++) said(key, "Message " + n);
        var last = say(key, "One too many", UUID.randomUUID().toString());
        assertThat(last).hasStatus(429);
        assertThat(last.getResponse().getHeader("Retry-After")).isNotNull();
        TestClock.INSTANCE.advance(Duration.ofMinutes(1));
        assertThat(words(said(key, "Now it fits"))).contains("Now it fits").doesNotContain("One too many");
    }

    @Test
    void wrongInputGetsASentence() {
        var began = UUID.randomUUID().toString();
        assertThat(text(say(null, " ", began))).contains("There is no message yet");
        assertThat(text(say(null, "a".repeat(4001), began))).contains("4,001 characters, at most 4,000");
        assertThat(text(say(null, "Hello", "x"))).contains("began has 1 characters");
        var unreadable = browser.post()
                .uri(CHAT + "/messages")
                .contentType(MediaType.APPLICATION_JSON)
                .content("{")
                .exchange();
        assertThat(unreadable).hasStatus(400);
        assertThat(text(unreadable)).contains("It should be JSON");
        var key = said(null, "Hello").get("key").asString();
        assertThat(text(post(key, "/addresses", "{\"address\":\"anna\\nBcc: x@y.example\"}")))
                .contains("is no e-mail address");
        assertThat(count("conversations.visitor where address is not null")).isZero();
    }

    @Test
    void farewellEndsTheKey() {
        var key = said(null, MARKER).get("key").asString();
        assertThat(post(key, "/farewell", "{}")).hasStatus(204);
        assertThat(conversation(key).toString()).doesNotContain(MARKER);
    }

    @Test
    void aKeyThatWasNotUsedForLongOpensNothing() {
        var key = said(null, MARKER).get("key").asString();
        TestClock.INSTANCE.advance(Duration.ofDays(29));
        assertThat(conversation(key).toString()).contains(MARKER);
        TestClock.INSTANCE.advance(Duration.ofDays(31));
        assertThat(conversation(key).toString()).doesNotContain(MARKER);
    }

    @Test
    void switchedOffItAnswersNothing() {
        var key = said(null, MARKER).get("key").asString();
        widgets.save(new Widget(false, List.of(SITE), "Hello", Colour.BLACK, "shop", 0));
        assertThat(browser.get().uri(CHAT + "/conversation").header(ChatDoors.KEY, key))
                .hasStatus(404);
        assertThat(text(browser.get().uri(CHAT + "/widget.js").exchange()))
                .isEqualTo("/* The chat is switched off. */");
    }

    JsonNode said(@Nullable String key, String text) {
        var answer = say(key, text, UUID.randomUUID().toString());
        assertThat(answer).hasStatusOk();
        return read(answer);
    }

    private MvcTestResult say(@Nullable String key, String text, String began) {
        return post(key, "/messages", body(text, began));
    }

    private MvcTestResult post(@Nullable String key, String path, String body) {
        var request = browser.post()
                .uri(CHAT + path)
                .header("Origin", SITE)
                .contentType(MediaType.APPLICATION_JSON)
                .content(body);
        return (key == null ? request : request.header(ChatDoors.KEY, key)).exchange();
    }

    private String body(String text, String began) {
        return json.writeValueAsString(new TalkController.Said(text, began, null));
    }

    private JsonNode conversation(String key) {
        return read(browser.get()
                .uri(CHAT + "/conversation")
                .header(ChatDoors.KEY, key)
                .exchange());
    }

    private MvcTestResult stream(String key) {
        return browser.get().uri(CHAT + "/stream").header(ChatDoors.KEY, key).exchange();
    }

    private void entry(UUID id, int seq, String kind, @Nullable UUID thread) {
        db.sql(
                        "insert into conversations.entry (case_id, seq, kind, at, thread_id, body) values (?, ?, ?, now(), ?, ?)")
                .params(id, seq, kind, thread, MARKER)
                .update();
    }

    private long count(String from) {
        return db.sql("select count(*) from " + from).query(Long.class).single();
    }

    private static List<String> words(JsonNode talk) {
        return talk.get("words")
                .valueStream()
                .map(it -> it.get("text").asString())
                .toList();
    }

    private JsonNode read(MvcTestResult answer) {
        return json.readTree(text(answer));
    }

    private static String text(MvcTestResult answer) {
        try {
            return answer.getResponse().getContentAsString(StandardCharsets.UTF_8);
        } catch (UnsupportedEncodingException e) {
            throw new IllegalStateException(e);
        }
    }
}
