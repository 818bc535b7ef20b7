package dev.perennial.feedback.answers;

import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import dev.perennial.access.tokens.ApiTokens;
import dev.perennial.customers.CustomerId;
import dev.perennial.customers.Somebody;
import dev.perennial.feedback.Answers;
import dev.perennial.feedback.Given;
import dev.perennial.feedback.Keeping;
import dev.perennial.feedback.Question;
import dev.perennial.feedback.Scale;
import dev.perennial.feedback.Submission;
import dev.perennial.feedback.Submission.Answered;
import dev.perennial.support.PerennialTest;
import dev.perennial.support.Shop;
import java.io.UncheckedIOException;
import java.io.UnsupportedEncodingException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@PerennialTest
class AnswersApiTests {
    private static final String ANSWERS = "/api/v1/feedback/answers";

    @Autowired
    MockMvcTester program;

    @Autowired
    ApiTokens tokens;

    @Autowired
    Answers answers;

    @Autowired
    Shop shop;

    @Autowired
    JdbcClient db;

    private String token = "";

    @BeforeEach
    void open() {
        shop.open();
        db.sql("truncate feedback.answer, feedback.wording, feedback.question, customers.customer cascade")
                .update();
        token = tokens.make("Cards", shop.ada().id(), List.of("feedback:read", "feedback:write"), Duration.ofDays(365));
    }

    @Test
    void whatSomebodyAnsweredIsKeptWithItsScaleAndShownAgain() {
        var answer = post("""
            {"source":"cards","number":"1","at":"2026-11-20T08:00:00Z","place":"Main street",
             "customer":{"email":"ada@example.com"},
             "answers":[{"question":"bread","wording":"How was the bread?","scale":{"kind":"stars"},"number":2},
                        {"question":"remark","text":"Dry."}]}\
            """);

        assertThat(answer)
                .hasStatus(201)
                .bodyJson()
                .extractingPath("$.answers[0].scale.good")
                .isEqualTo("high");
        assertThat(strings("select question || ' ' || kind || ' ' || number || ' ' || box from feedback.api_answer"
                        + " where number is not null"))
                .containsExactly("bread STARS 2 -1");
        var shown = get(ANSWERS + "/" + read(answer, "$.id"));
        assertThat(shown)
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$.answers[1].text")
                .isEqualTo("Dry.");
        assertThat(shown).bodyJson().extractingPath("$.place").isEqualTo("Main street");
        assertThat(strings("select value from customers.api_contact where customer_id = '" + read(answer, "$.customer")
                        + "'"))
                .containsExactly("ada@example.com");
    }

    @Test
    void aQuestionThatIsKnownNeedsNoMoreThanItsName() {
        post(body("1", "{\"question\":\"ease\",\"scale\":{\"kind\":\"ces\",\"good\":\"high\"},\"number\":7}"));

        assertThat(post(body("2", "{\"question\":\"ease\",\"number\":\"6\"}"))).hasStatus(201);
        assertThat(post(body("3", "{\"question\":\"ease\",\"number\":8}")))
                .hasStatus(400)
                .bodyJson()
                .extractingPath("$.errors[0].reason")
                .isEqualTo("outsideScale");
        assertThat(post(body("4", "{\"question\":\"ease\",\"scale\":{\"kind\":\"nps\"},\"number\":7}")))
                .hasStatus(400)
                .bodyJson()
                .extractingPath("$.errors[0].reason")
                .isEqualTo("otherScale");
    }

    @Test
    void theSameTwiceIsKeptOnceAndAnotherAnswerUnderItsNumberIsAConflict() {
        var one = body("1", "{\"question\":\"again\",\"truth\":true}");
        assertThat(post(one)).hasStatus(201);
        assertThat(post(one)).hasStatus(200);
        assertThat(post(body("1", "{\"question\":\"again\",\"truth\":false}")))
                .hasStatus(409)
                .bodyJson()
                .extractingPath("$.detail")
                .asString()
                .contains("number 1 of cards", "“true” already");
        assertThat(strings("select truth::text from feedback.answer")).containsExactly("true");
    }

    @Test
    void furtherAnswersUnderTheNumberAreOfTheSamePerson() {
        var first = post("""
            {"source":"cards","number":"1","at":"2026-11-20T08:00:00Z","customer":{"name":"Ada Winter"},
             "answers":[{"question":"again","truth":true}]}\
            """);
        var second = post(body("1", "{\"question\":\"remark\",\"text\":\"Lovely rye\"}"));

        assertThat(second)
                .hasStatus(201)
                .bodyJson()
                .extractingPath("$.customer")
                .isEqualTo(read(first, "$.customer"));
        assertThat(second).bodyJson().extractingPath("$.answers.length()").isEqualTo(2);
    }

    @Test
    void eightSendersOfOneSubmissionMakeOneCustomer() throws Exception {
        var when = Instant.parse("2026-11-20T08:00:00Z");
        var again = new Question("again", "Again?", "en", Scale.YES_NO, false);
        var submission = new Submission(
                Submission.Type.PROGRAM,
                "cards",
                "race",
                null,
                when,
                null,
                null,
                null,
                null,
                List.of(new Answered(again, new Given.Said(true))));
        var named = new Somebody(null, null, "Ada Winter", null, null);
        var kept = 0;
        try (var senders = Executors.newFixedThreadPool(8)) {
            var sent = senders.invokeAll(IntStream.range(0, 8)
                    .<Callable<Keeping>>mapToObj(_ -> () -> answers.keep(submission, named))
                    .toList());
            for (var each : sent) if (each.get() instanceof Keeping.Kept) kept++;
        }
        assertThat(kept).isOne();
        assertThat(strings("select count(*)::text from customers.customer")).containsExactly("1");
    }

    @Test
    void whatIsErasedIsNotTakenInAgain() {
        var first = post("""
            {"source":"cards","number":"1","at":"2026-11-20T08:00:00Z","customer":{"name":"Ada Winter"},
             "answers":[{"question":"remark","text":"Lovely rye"}]}\
            """);
        db.sql("update feedback.answer set customer_id = null, text = null, erased = true")
                .update();

        assertThat(post(body("1", "{\"question\":\"remark\",\"text\":\"Lovely rye\"}")))
                .hasStatus(400)
                .bodyJson()
                .extractingPath("$.errors[0].reason")
                .isEqualTo("erased");
        assertThat(get(ANSWERS + "/" + read(first, "$.id"))).hasStatus(404);
        assertThat(get(ANSWERS))
                .bodyJson()
                .extractingPath("$.submissions.length()")
                .isEqualTo(0);
    }

    @Test
    void allAreReadPageByPageInTheOrderTheyCameIn() {
        for (var i = 0; i < 5; i++) post(body("n" + i, "{\"question\":\"remark\",\"text\":\"said " + i + "\"}"));
        post(body("n0", "{\"question\":\"again\",\"truth\":true}"));
        var texts = new ArrayList<String>();
        var address = ANSWERS + "?limit=2";
        while (true) {
            var page = get(address);
            texts.addAll(JsonPath.<List<String>>read(content(page), "$.submissions[*].answers[0].text"));
            var next = JsonPath.<String>read(content(page), "$.next");
            if (next == null) break;
            address = ANSWERS + "?limit=2&after=" + next;
        }
        assertThat(texts).containsExactly("said 0", "said 1", "said 2", "said 3", "said 4");
    }

    @Test
    void aTokenForOrdersBringsNoAnswers() {
        token = tokens.make("Till", shop.ada().id(), List.of("orders:write"), Duration.ofDays(365));
        assertThat(post(body("1", "{\"question\":\"again\",\"truth\":true}"))).hasStatus(403);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"question\":\"q\"}                                                    | answers[0].question     |"
                        + " noAnswer",
                "{\"question\":\"q\",\"text\":\"a\",\"number\":1}                        | answers[0].question     |"
                        + " manyAnswersToOne",
                "{\"question\":\"q\",\"number\":5}                                       | answers[0].scale        |"
                        + " whichScale",
                "{\"question\":\"q\",\"number\":\"NaN\",\"scale\":{\"kind\":\"stars\"}}  | answers[0].number       |"
                        + " not.decimal",
                "{\"question\":\"q\",\"number\":1e308,\"scale\":{\"kind\":\"number\"}}   | answers[0].number       |"
                        + " not.decimal",
                "{\"question\":\"q\",\"number\":\"Infinity\",\"scale\":{\"kind\":\"number\"}} | answers[0].number  |"
                        + " not.decimal",
                "{\"question\":\"q\",\"number\":6,\"scale\":{\"kind\":\"stars\"}}        | answers[0].number       |"
                        + " outsideScale",
                "{\"question\":\"q\",\"number\":6,\"scale\":{\"kind\":\"smiles\"}}       | answers[0].scale.kind   |"
                        + " not.choice",
                "{\"question\":\"q\",\"number\":6,\"scale\":{}}                          | answers[0].scale.kind   |"
                        + " missing",
                "{\"question\":\"q\",\"number\":6,\"scale\":{\"kind\":\"rating\",\"low\":1,\"high\":10}} |"
                        + " answers[0].scale.kind | noSuchScale",
                "{\"question\":\"q\",\"number\":6,\"scale\":{\"kind\":\"rating\",\"low\":9,\"high\":1,\"good\":\"high\"}}"
                        + " | answers[0].scale.kind | noSuchScale",
                "{\"question\":\"q\",\"number\":6,\"scale\":{\"kind\":\"stars\",\"high\":10}} | answers[0].scale.kind"
                        + " | noSuchScale",
                "{\"question\":\"q\",\"number\":2,\"scale\":{\"kind\":\"ces\"}}          | answers[0].scale.kind   |"
                        + " noSuchScale",
                "{\"question\":\"\",\"text\":\"a\"}                                      | answers[0].question     |"
                        + " missing",
                "{\"question\":\"q\",\"text\":\"  \"}                                    | answers[0].text         |"
                        + " missing",
                "{\"question\":\"q\",\"text\":\"a\\u0000b\"}                             | answers[0].text         |"
                        + " unreadableCharacter",
                "{\"question\":\"q\",\"text\":\"a\",\"colour\":\"red\"}                  | answers[0].colour       |"
                        + " unknownField",
                "{\"question\":\"q\",\"text\":\"a\",\"language\":\"de\"}                 | answers[0].language     |"
                        + " languageOfNothing",
                "{\"question\":\"q\",\"day\":\"tomorrow\"}                               | answers[0].day          |"
                        + " not.day",
                "{\"question\":\"q\",\"text\":\"a\"},{\"question\":\"q\",\"text\":\"b\"} | answers[1].question     |"
                        + " answeredTwice",
                "7                                                                       | answers[0]              |"
                        + " notAnObjectField"
            })
    void badInputIsAnsweredByFieldValueAndWhatWouldBeRight(String answer, String field, String reason) {
        var refused = post(body("bad", answer));

        assertThat(refused).hasStatus(400).hasContentType("application/problem+json");
        assertThat(refused).bodyJson().extractingPath("$.errors[0].field").isEqualTo(field);
        assertThat(refused).bodyJson().extractingPath("$.errors[0].reason").isEqualTo(reason);
        assertThat(refused)
                .bodyJson()
                .extractingPath("$.detail")
                .asString()
                .endsWith(".")
                .doesNotContain("{0}");
        assertThat(strings("select key from feedback.question")).isEmpty();
    }

    @Test
    void noAnswersAtAllOrTooManyAreRefused() {
        assertThat(post(body("1", "")))
                .hasStatus(400)
                .bodyJson()
                .extractingPath("$.errors[0].reason")
                .isEqualTo("noAnswers");
        var many = String.join(
                ",",
                IntStream.range(0, 501)
                        .mapToObj(i -> "{\"question\":\"q" + i + "\",\"truth\":true}")
                        .toList());
        assertThat(post(body("1", many))).hasStatus(400);
        assertThat(post(body("1", "{\"question\":\"q\",\"text\":\"" + "x".repeat(10_001) + "\"}")))
                .hasStatus(400)
                .bodyJson()
                .extractingPath("$.errors[0].reason")
                .isEqualTo("tooLong");
        assertThat(post(body("1", "{\"question\":\"q\",\"text\":\"" + "x".repeat(1_000_001) + "\"}")))
                .hasStatus(413);
    }

    @Test
    void whoIsNotHereIsSaidAndNothingIsKept() {
        var nobody = new CustomerId(UUID.fromString("00000000-0000-7000-8000-000000000000"));
        assertThat(post("{\"source\":\"cards\",\"number\":\"1\",\"at\":\"2026-11-20T08:00:00Z\",\"customer\":{\"id\":\""
                        + nobody + "\"},\"answers\":[{\"question\":\"q\",\"text\":\"a\"}]}"))
                .hasStatus(400)
                .bodyJson()
                .extractingPath("$.errors[0].field")
                .isEqualTo("customer.id");
        assertThat(strings("select key from feedback.question")).isEmpty();
    }

    @Test
    void wordsInEveryScriptComeBackAsTheyWere() {
        var answer = post(body("שלום-🥐", "{\"question\":\"הערה\",\"text\":\"نورا 🌙 — לחם טוב 🥐\"}"));
        assertThat(answer)
                .hasStatus(201)
                .bodyJson()
                .extractingPath("$.answers[0].text")
                .isEqualTo("نورا 🌙 — לחם טוב 🥐");
    }

    private static String body(String number, String answers) {
        return "{\"source\":\"cards\",\"number\":\"" + number + "\",\"at\":\"2026-11-20T08:00:00Z\",\"answers\":["
                + answers + "]}";
    }

    private MvcTestResult post(String body) {
        return program.post()
                .uri(ANSWERS)
                .header("Authorization", "Bearer " + token)
                .contentType("application/json")
                .content(body)
                .exchange();
    }

    private MvcTestResult get(String address) {
        return program.get()
                .uri(address)
                .header("Authorization", "Bearer " + token)
                .exchange();
    }

    private static String read(MvcTestResult answer, String path) {
        return JsonPath.read(content(answer), path);
    }

    private static String content(MvcTestResult answer) {
        try {
            return answer.getResponse().getContentAsString();
        } catch (UnsupportedEncodingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<String> strings(String sql) {
        return db.sql(sql).query((row, _) -> row.getString(1)).list();
    }
}
