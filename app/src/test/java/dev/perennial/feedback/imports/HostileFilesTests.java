package dev.perennial.feedback.imports;

import static dev.perennial.support.Shop.signedInAs;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import dev.perennial.imports.ImportId;
import dev.perennial.imports.ImportState;
import dev.perennial.support.PerennialTest;
import dev.perennial.support.Shop;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/// Whatever is dropped on the page is answered with a sentence, and comes in whole or not at all.
@PerennialTest
class HostileFilesTests {
    private static final String HEADER = "date,email,stars,comment\n";
    private static final int GOOD = 20;

    @Autowired
    MockMvcTester browser;

    @Autowired
    Shop shop;

    @Autowired
    AnswerImports imports;

    @Autowired
    AnswerImportWork work;

    @Autowired
    JdbcClient db;

    @BeforeEach
    void anEmptyShop() {
        shop.open();
        db.sql("""
            truncate feedback.import, feedback.answer, feedback.wording, feedback.question, customers.customer,
                customers.intake, platform.stored_file cascade""").update();
    }

    static List<Arguments> noTables() {
        return List.of(
                argumentSet("a picture", bytes(0x89, 'P', 'N', 'G', 0, 1, 2, 3), "The file is no text"),
                argumentSet("a document", "%PDF-1.7\n%âãÏÓ\n".getBytes(UTF_8), "The file is no text"),
                argumentSet(
                        "a zero in the text", "date,stars\n2026-03-14,\0004\n".getBytes(UTF_8), "The file is no text"),
                argumentSet("packed and cut off", bytes(0x1f, 0x8b, 8, 0, 0), "The packed file is damaged"),
                argumentSet("nothing but a byte order mark", bytes(0xef, 0xbb, 0xbf), "The file holds no rows"),
                argumentSet("nothing but empty lines", "\n\r\n \n".getBytes(UTF_8), "The file holds no rows"),
                argumentSet("names of columns only", HEADER.getBytes(UTF_8), "names of the columns but no rows"),
                argumentSet("10,000 columns", ",".repeat(9_999).getBytes(UTF_8), "Line 1 has more than 1,000 columns"),
                argumentSet(
                        "a line of two million letters", "a".repeat(2_000_000).getBytes(UTF_8), "A field in line 1"),
                argumentSet(
                        "a quotation mark never closed",
                        (HEADER + good(1) + "2026-03-14,a@b.example,4,\"open\n" + good(GOOD)).getBytes(UTF_8),
                        "In line 3 a quotation mark opens and is never closed"));
    }

    @ParameterizedTest
    @MethodSource("noTables")
    void whatIsNoTableIsSaidToBeNone(byte[] bytes, String sentence) throws Exception {
        var page = brought("bad.csv", bytes);
        assertThat(text(page)).contains("“bad.csv” could not be read", sentence);
        assertThat(answers()).isZero();
    }

    @Test
    void anEmptyFileIsRefusedAtTheDoor() {
        var request = browser.post()
                .uri("/feedback/imports")
                .multipart()
                .file(new MockMultipartFile("file", "empty.csv", "text/csv", new byte[0]));
        assertThat(request.with(signedInAs(shop.ada())))
                .hasStatus(422)
                .bodyText()
                .contains("“empty.csv” is empty");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        2026-03-14,a@b.example,NaN,fine           | stars: “NaN” is no number. Write one on the scale 1 – 5.
        2026-03-14,a@b.example,Infinity,fine      | stars: “Infinity” is no number. Write one on the scale 1 – 5.
        2026-03-14,a@b.example,1e308,fine         | stars: “1e308” is no number. Write one on the scale 1 – 5.
        2026-03-14,a@b.example,=1+1,fine          | stars: “=1+1” is no number. Write one on the scale 1 – 5.
        2026-03-14,a@b.example,٤,fine             | stars: “٤” is no number. Write one on the scale 1 – 5.
        2026-03-14,a@b.example,🥐,fine            | stars: “🥐” is no number. Write one on the scale 1 – 5.
        2026-02-31,a@b.example,4,fine             | date: “2026-02-31” is no date that can be read. Write it as 2026-11-21
        0001-01-01,a@b.example,4,fine             | date: “0001-01-01” is before 1970. Check the year.
        9999-12-31,a@b.example,4,fine             | date: “9999-12-31” lies in the future. Check the year
        99999999999999999999,a@b.example,4,fine   | date: “99999999999999999999” is no date that can be read
        ,a@b.example,4,fine                       | date: The date is missing. Write it as 2026-11-21.
        date,email,stars,comment                  | date: “date” is no date that can be read
        2026-03-14,a@b.example,4,fine, or not     | The row has 5 fields, more than there are columns.
        2026-03-14                                | The row answers nothing. Leave it out, or write the answer.""")
    void aRowThatDoesNotFitSaysFieldValueAndWhatWouldBeRight(String row, String sentence) throws Exception {
        var page = checked(HEADER + good(GOOD) + row + "\n");
        assertThat(text(page)).contains("40 answers would be imported");
        assertThat(text(page + "/rejected.csv")).contains(sentence);
        post(page + "/booking");
        work.run(id(page));
        assertThat(answers()).isEqualTo(2 * GOOD);
    }

    @Test
    void aCommentOfAMillionLettersIsSaidToBeTooLong() throws Exception {
        var page = checked(HEADER + good(GOOD) + "2026-03-14,a@b.example,4," + "🥐".repeat(250_000) + "\n");
        assertThat(text(page)).contains("40 answers would be imported", "🥐…” is too long; 10000 letters are the most");
    }

    static List<Arguments> oddButRight() {
        var plain = HEADER + good(GOOD);
        return List.of(
                argumentSet("a byte order mark", ("\uFEFF" + plain).getBytes(UTF_8), 40),
                argumentSet("UTF-16 of a spreadsheet", ("\uFEFF" + plain).getBytes(UTF_16LE), 40),
                argumentSet("UTF-16 the other way round", ("\uFEFF" + plain).getBytes(UTF_16BE), 40),
                argumentSet(
                        "zeros among the names", ("\uFEFF" + plain.replace("stars", "st\0ars")).getBytes(UTF_16LE), 40),
                argumentSet(
                        "a zero far down",
                        (HEADER + good(3_000) + good(1).replace("fine", "fi\0ne")).getBytes(UTF_8),
                        6_002),
                argumentSet("lines ended the old way", plain.replace("\n", "\r").getBytes(UTF_8), 40),
                argumentSet(
                        "fractions with a comma",
                        plain.replaceAll(",4,", ",\"4,0\",").getBytes(UTF_8),
                        40),
                argumentSet(
                        "formulas", plain.replace("fine", "=cmd|' /C calc'!A0").getBytes(UTF_8), 40),
                argumentSet(
                        "written from right to left",
                        plain.replace("fine", "\u202Eخبز ممتاز").getBytes(UTF_8),
                        40),
                argumentSet("emoji only", plain.replace("fine", "👩‍👩‍👧‍👦🥐").getBytes(UTF_8), 40),
                argumentSet(
                        "no letter cut in two",
                        plain.replace("fine", "🥐".repeat(90)).getBytes(UTF_8),
                        40),
                argumentSet(
                        "a name of 900,000 letters",
                        plain.replace("comment", "comment" + "!".repeat(900_000))
                                .getBytes(UTF_8),
                        40));
    }

    @ParameterizedTest
    @MethodSource("oddButRight")
    void whatIsOnlyOddComesInWhole(byte[] bytes, int answers) throws Exception {
        var page = checked(bytes);
        post(page + "/booking");
        work.run(id(page));
        assertThat(text(page)).contains("answers are in");
        assertThat(answers()).isEqualTo(answers);
    }

    @Test
    void aZeroHasNoMinus() throws Exception {
        var page = checked("date,recommend\n2026-03-14,-0\n2026-03-15,9\n2026-03-16,10\n");
        post(page + "/booking");
        work.run(id(page));
        assertThat(strings("select number::text from feedback.answer a order by a.number"))
                .containsExactly("0", "9", "10");
    }

    @Test
    void columnsOfOneNameAreDifferentQuestions() throws Exception {
        var page = checked(
                "date,bread stars,comment,cake stars,comment\n2026-03-14,4,fine,2,dry\n2026-03-15,5,good,3,old\n");
        assertThat(text(page)).contains("8 answers would be imported", "comment · 2");
        post(page + "/booking");
        work.run(id(page));
        assertThat(strings("select question || ' ' || text from feedback.api_answer where text is not null order by 1"))
                .containsExactly("comment fine", "comment good", "comment-2 dry", "comment-2 old");
    }

    @Test
    void longQuestionsThatBeginAlikeStayApart() throws Exception {
        var same = "How satisfied were you with the following when you last came to our bakery at the market? stars ";
        var page = checked("date," + same + "bread," + same + "cake\n2026-03-14,4,2\n2026-03-15,5,3\n");
        post(page + "/booking");
        work.run(id(page));
        assertThat(answers()).isEqualTo(4);
        assertThat(strings("select key from feedback.question")).hasSize(2).allMatch(key -> key.length() <= 80);
    }

    @Test
    void aFormulaGoesOutGuardedAndComesBackAsTheSameAnswer() throws Exception {
        var rows = HEADER + good(GOOD) + "soon,a@b.example,4,=HYPERLINK(1)\n";
        var page = checked(rows);
        var mend = text(page + "/rejected.csv");
        assertThat(mend).contains(",'=HYPERLINK(1)");
        post(page + "/booking");
        work.run(id(page));
        var again = checked(mend.replace("soon", "2026-03-14").getBytes(UTF_8));
        post(again + "/booking");
        work.run(id(again));
        assertThat(strings("select text from feedback.answer where text like '%HYPER%'"))
                .containsExactly("=HYPERLINK(1)");
    }

    @Test
    void aColumnOfTenThousandQuestionsIsAskedAbout() throws Exception {
        var rows = IntStream.range(0, 10_000)
                .mapToObj(n -> "2026-03-14,Question " + n + "?," + (n % 5 + 1) + "\n")
                .collect(Collectors.joining());
        var page = brought("questions.csv", ("date,question,score\n" + rows).getBytes(UTF_8));
        assertThat(text(page)).contains("holds more than 200 different questions. It is probably something else.");
        post(page + "/layout", "header", "true", "dateOrder", "DAY_FIRST");
        assertThat(imports.get(id(page)).state()).isEqualTo(ImportState.LAYOUT);
    }

    @Test
    void aScoreBeyondTheScaleIsAskedAboutAndNotGuessed() throws Exception {
        var page = brought("stars.csv", (HEADER + good(GOOD) + "2026-03-14,a@b.example,9,fine\n").getBytes(UTF_8));
        assertThat(text(page)).contains("The answers to “stars” could be on one scale or another. Choose below");
    }

    @Test
    void whoMatchesTwoCustomersIsOneOfThemAndNobodyNew() throws Exception {
        db.sql("insert into customers.customer (name, created_at, changed_at) values ('Nobody', now(), now())")
                .update();
        booked("date,customer id,email,stars\n2026-03-14,7,ada@example.com,4\n2026-03-14,8,bo@example.com,2\n");
        assertThat(customers()).isEqualTo(3);
        booked("date,customer id,email,stars\n2026-03-20,7,bo@example.com,5\n");
        assertThat(customers()).isEqualTo(3);
        assertThat(answers()).isEqualTo(3);
    }

    @Test
    void aFileChangedBetweenDryRunAndBookingTakesNothingBackAndDoublesNothing() throws Exception {
        var before = checked("response id,date,stars\n1,2026-03-14,4\n2,2026-03-14,2\n");
        var after = checked("response id,date,stars\n1,2026-03-14,4\n2,2026-03-14,5\n3,2026-03-15,1\n");
        post(after + "/booking");
        work.run(id(after));
        post(before + "/booking");
        work.run(id(before));
        assertThat(strings("select number::text from feedback.answer a order by a.number"))
                .containsExactly("1", "4", "5");
        assertThat(text(before)).contains("Nothing had to be changed");
    }

    @Test
    void twoImportsOfOneFileAtOnceBringItOnce() throws Exception {
        var pages = new ArrayList<String>();
        for (var n = 0; n < 2; n++) {
            var page = checked(HEADER + good(GOOD));
            post(page + "/booking");
            pages.add(page);
        }
        var threads = pages.stream()
                .map(page -> Thread.ofPlatform().start(() -> work.run(id(page))))
                .toList();
        for (var thread : threads) thread.join();
        assertThat(answers()).isEqualTo(2 * GOOD);
        assertThat(customers()).isEqualTo(GOOD);
        assertThat(pages.stream()
                        .map(page ->
                                Objects.requireNonNull(imports.get(id(page)).outcome()))
                        .mapToLong(Outcome::answers)
                        .sum())
                .isEqualTo(2 * GOOD);
    }

    @Test
    void aStepThatIsNotOfferedChangesNothing() throws Exception {
        var page = brought("answers.csv", (HEADER + good(GOOD)).getBytes(UTF_8));
        for (var step : List.of("/booking", "/reversal", "/reconsideration")) {
            post(page + step);
            assertThat(imports.get(id(page)).state()).as(step).isEqualTo(ImportState.LAYOUT);
        }
        post(page + "/layout", "header", "true", "dateOrder", "DAY_FIRST");
        work.run(id(page));
        post(page + "/booking");
        work.run(id(page));
        for (var step : List.of("/booking", "/removal", "/layout", "/reconsideration")) {
            post(page + step, "header", "true");
            assertThat(imports.get(id(page)).state()).as(step).isEqualTo(ImportState.DONE);
        }
        assertThat(answers()).isEqualTo(2 * GOOD);
    }

    @ParameterizedTest
    @CsvSource({"role,NONSENSE", "overall,first", "day,yesterday", "encoding,EBCDIC", "separator,;;", "dateOrder,YEAR"})
    void nonsenseInTheFormIsRefusedAndChangesNothing(String field, String value) throws Exception {
        var page = brought("answers.csv", (HEADER + good(GOOD)).getBytes(UTF_8));
        assertThat(browser.post().uri(page + "/layout").param(field, value).with(signedInAs(shop.ada())))
                .hasStatus4xxClientError();
        assertThat(imports.get(id(page)).state()).isEqualTo(ImportState.LAYOUT);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        ../../etc/passwd        | passwd
        C:\\Users\\ada\\march.csv  | march.csv
        <script>x</script>.csv  | script&gt;.csv
        ` `                     | file without a name""")
    void aFileIsCalledByItsNameAndNoMore(String given, String shown) throws Exception {
        var page = brought(given, (HEADER + good(GOOD)).getBytes(UTF_8));
        assertThat(text(page)).contains("How to read “").contains(shown).doesNotContain("<script>x", "etc/", "Users");
    }

    private static String good(int rows) {
        return IntStream.range(0, rows)
                .mapToObj(n -> "2026-03-%02d,p%d@example.com,%d,fine\n".formatted(13 + n % 15, n, n % 5 + 1))
                .collect(Collectors.joining());
    }

    private static byte[] bytes(int... values) {
        var bytes = new byte[values.length];
        for (var i = 0; i < values.length; i++) bytes[i] = (byte) values[i];
        return bytes;
    }

    private void booked(String rows) throws Exception {
        var page = checked(rows);
        post(page + "/booking");
        work.run(id(page));
    }

    private String checked(String rows) throws Exception {
        return checked(rows.getBytes(UTF_8));
    }

    private String checked(byte[] bytes) throws Exception {
        var page = brought("answers.csv", bytes);
        post(page + "/layout", "header", "true", "dateOrder", "DAY_FIRST");
        work.run(id(page));
        assertThat(text(page)).contains("would be imported");
        return page;
    }

    private String brought(String name, byte[] bytes) {
        var answer = browser.perform(browser.post()
                .uri("/feedback/imports")
                .multipart()
                .file(new MockMultipartFile("file", name, "text/csv", bytes))
                .with(signedInAs(shop.ada())));
        assertThat(answer).hasStatus(303);
        var page = String.valueOf(answer.getResponse().getHeader("Location"));
        work.run(id(page));
        return page;
    }

    private static ImportId id(String page) {
        return ImportId.valueOf(page.substring(page.lastIndexOf('/') + 1));
    }

    private void post(String address, String... parameters) {
        var request = browser.post().uri(address).with(signedInAs(shop.ada()));
        for (int i = 0; i < parameters.length; i += 2) request.param(parameters[i], parameters[i + 1]);
        assertThat(request).hasStatus(303);
    }

    private String text(String address) throws Exception {
        var answer = browser.get().uri(address).with(signedInAs(shop.ada())).exchange();
        assertThat(answer).hasStatusOk();
        return answer.getResponse().getContentAsString(UTF_8);
    }

    private long answers() {
        return db.sql("select count(*) from feedback.answer").query(Long.class).single();
    }

    private long customers() {
        return db.sql("select count(*) from customers.customer")
                .query(Long.class)
                .single();
    }

    private List<String> strings(String sql) {
        return db.sql(sql).query((row, _) -> row.getString(1)).list();
    }
}
