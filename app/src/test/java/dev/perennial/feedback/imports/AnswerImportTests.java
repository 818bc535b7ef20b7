package dev.perennial.feedback.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.perennial.customers.CustomerId;
import dev.perennial.customers.PersonErasure;
import dev.perennial.feedback.imports.reading.Layout;
import dev.perennial.imports.ImportId;
import dev.perennial.imports.ImportState;
import dev.perennial.imports.Overtaken;
import dev.perennial.support.PerennialTest;
import dev.perennial.support.Shop;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.transaction.support.TransactionTemplate;

@PerennialTest
class AnswerImportTests {
    private static final String WIDE = """
            date,email,name,overall rating,bread stars,comment,store
            2026-03-14,ada@example.com,Ada Winter,4,5,Lovely rye,Market
            2026-03-15,bo@example.com,Bo Lind,2,,Cold coffee,Station
            2026-03-15,,Somebody,5,3,,Market
            """;

    @Autowired
    Shop shop;

    @Autowired
    AnswerImportSteps steps;

    @Autowired
    AnswerImports imports;

    @Autowired
    AnswerImportWork work;

    @Autowired
    PersonErasure erasure;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    MockMvcTester browser;

    @Autowired
    JdbcClient db;

    @BeforeEach
    void anEmptyShop() {
        shop.open();
        db.sql("""
            truncate feedback.import, feedback.answer, feedback.wording, feedback.question, customers.customer,
                customers.intake, platform.stored_file cascade""").update();
        Shop.signIn(shop.ada());
    }

    @AfterEach
    void nobody() {
        Shop.signOut();
    }

    @Test
    void aDryRunSaysWhatWouldHappenAndChangesNothing() throws Exception {
        var expected = Objects.requireNonNull(checked(WIDE).expected());
        assertThat(expected.submissions()).isEqualTo(3);
        assertThat(expected.answers()).isEqualTo(7);
        assertThat(expected.customersNew()).isEqualTo(2);
        assertThat(expected.anonymous()).isEqualTo(1);
        assertThat(count("feedback.answer")).isZero();
        assertThat(count("customers.customer")).isZero();
    }

    @Test
    void bookingBringsAnswersPeopleAndTheirStory() throws Exception {
        var outcome = booked(WIDE).outcome();
        assertThat(outcome).isEqualTo(new Outcome(3, 7, 0, 2, 0, 0));
        assertThat(strings("""
            select question || ' ' || coalesce(number::text, text) || ' ' || place from feedback.api_answer
            order by 1"""))
                .containsExactly(
                        "bread-stars 3 Market",
                        "bread-stars 5 Market",
                        "comment Cold coffee Station",
                        "comment Lovely rye Market",
                        "overall-rating 2 Station",
                        "overall-rating 4 Market",
                        "overall-rating 5 Market");
        assertThat(count("customers.activity where kind = 'feedback.answered'")).isEqualTo(2);
        assertThat(strings("select name from customers.customer order by name"))
                .containsExactly("Ada Winter", "Bo Lind");
        assertThat(count("feedback.import_answer")).isZero();
    }

    @Test
    void nobodyIsMadeOfACommentThatSaysNoMoreThanAName() throws Exception {
        booked(
                "date,name,stars,comment\n2026-03-14,Ada Winter,4,Lovely rye bread\n2026-03-15,Bo Lind,2,Cold coffee again\n");
        assertThat(count("customers.customer")).isZero();
        assertThat(count("feedback.answer where customer_id is null")).isEqualTo(4);
    }

    @Test
    void theSameFileTwiceChangesNothing() throws Exception {
        booked(WIDE);
        var second = checked(WIDE);
        assertThat(imports.sameFile(second)).isPresent();
        assertThat(Objects.requireNonNull(second.expected()).known()).isEqualTo(7);
        assertThat(Objects.requireNonNull(second.expected()).answers()).isZero();
        assertThat(book(second).outcome()).isEqualTo(new Outcome(0, 0, 7, 0, 0, 0));
        assertThat(count("feedback.answer")).isEqualTo(7);
        assertThat(count("customers.activity where kind = 'feedback.answered'")).isEqualTo(2);
    }

    @Test
    void twoPeopleWhoSayTheSameAreTwo() throws Exception {
        var text = "date,stars\n2026-03-14,4\n2026-03-14,4\n2026-03-15,1\n";
        assertThat(Objects.requireNonNull(booked(text).outcome()).answers()).isEqualTo(3);
        assertThat(Objects.requireNonNull(booked(text).outcome()).answers()).isZero();
        assertThat(Objects.requireNonNull(booked(text + "2026-03-14,4\n").outcome())
                        .answers())
                .isEqualTo(1);
    }

    @Test
    void rowsOfOneQuestionnaireAreOneSubmission() throws Exception {
        var outcome = booked("""
            response id;date;question;score
            1;14.03.2026;Would you recommend us?;9
            1;14.03.2026;How satisfied are you?;4
            2;15.03.2026;Would you recommend us?;3
            """).outcome();
        assertThat(Objects.requireNonNull(outcome).submissions()).isEqualTo(2);
        assertThat(Objects.requireNonNull(outcome).answers()).isEqualTo(3);
    }

    @Test
    void aRowThatDoesNotFitNamesLineColumnValueAndWhatWouldBeRight() throws Exception {
        var job = checked("date,stars,recommend\n" + "2026-03-14,4,9\n".repeat(20) + """
            14 o'clock,4,9
            2026-03-14,4,x
            2026-03-14,nice,9
            ,3,9
            """);
        assertThat(strings("select line || ' ' || position || ' ' || reason || ' ' || value || ' ' || needed"
                        + " from feedback.import_reject order by line"))
                .containsExactly(
                        "22 1 DATE_UNREADABLE 14 o'clock ",
                        "23 3 NOT_A_NUMBER x 0 – 10",
                        "24 2 NOT_A_NUMBER nice 1 – 5",
                        "25 1 DATE_MISSING  ");
        assertThat(Objects.requireNonNull(job.expected()).rejected()).isEqualTo(4);
        var answer = browser.get()
                .uri("/feedback/imports/{id}/rejected.csv", job.id().toString())
                .with(Shop.signedInAs(shop.ada()));
        assertThat(answer)
                .hasStatusOk()
                .bodyText()
                .contains("stars: “nice” is no number. Write one on the scale 1 – 5.");
    }

    @Test
    void anUndoneImportLeavesNothingOfItsOwn() throws Exception {
        var job = booked(WIDE);
        steps.undo(job);
        work.run(job.id());
        assertThat(imports.get(job.id()).state()).isEqualTo(ImportState.UNDONE);
        assertThat(count("feedback.answer")).isZero();
        assertThat(count("feedback.question")).isZero();
        assertThat(count("customers.customer")).isZero();
        assertThat(count("customers.activity")).isZero();
        assertThat(Objects.requireNonNull(booked(WIDE).outcome()).answers()).isEqualTo(7);
    }

    @Test
    void workCutInTheMiddleGoesOnBehindWhatIsDone() throws Exception {
        var job = checked(WIDE);
        steps.book(job);
        db.sql("update feedback.import set state = 'BOOKING', mark = 0, total = 5 where id = ?")
                .param(job.id().value())
                .update();
        work.run(job.id());
        work.run(job.id());
        assertThat(count("feedback.answer")).isEqualTo(7);
    }

    @Test
    void whoIsForgottenDoesNotComeBackWithTheOldFile() throws Exception {
        booked(WIDE);
        var ada = db.sql("select id from customers.customer where name = 'Ada Winter'")
                .query(UUID.class)
                .single();
        db.sql("update feedback.import set file_id = null").update();
        transaction.executeWithoutResult(_ -> erasure.fromTables(new CustomerId(ada)));
        assertThat(count("feedback.answer where text = 'Lovely rye'")).isZero();
        assertThat(count("feedback.answer where number is not null")).isEqualTo(5);

        assertThat(Objects.requireNonNull(booked(WIDE).outcome()).answers()).isZero();
        assertThat(strings("select name from customers.customer")).containsExactly("Bo Lind");
        assertThat(count("feedback.answer where text = 'Lovely rye'")).isZero();
    }

    @Test
    void whoeverComesSecondChangesNothing() throws Exception {
        var job = checked(WIDE);
        steps.book(job);
        assertThatThrownBy(() -> steps.book(job)).isInstanceOf(Overtaken.class);
    }

    @Test
    void thePagesLeadThroughIt() throws Exception {
        var ada = Shop.signedInAs(shop.ada());
        assertThat(browser.get().uri("/feedback/imports").with(ada))
                .hasStatusOk()
                .bodyText()
                .contains("No ratings or comments have been imported yet");
        var brought = browser.post()
                .uri("/feedback/imports")
                .multipart()
                .file(new MockMultipartFile("file", "march.csv", "text/csv", WIDE.getBytes(StandardCharsets.UTF_8)))
                .with(ada)
                .exchange();
        var here = Objects.requireNonNull(brought.getResponse().getRedirectedUrl());
        var id = ImportId.valueOf(here.substring(here.lastIndexOf('/') + 1));
        work.run(id);
        assertThat(browser.get().uri(here).with(ada))
                .hasStatusOk()
                .bodyText()
                .contains("How to read “march.csv”", "Lovely rye", "1 to 5 stars");
        assertThat(browser.post()
                        .uri(here + "/layout")
                        .param("header", "true")
                        .param("overall", "0")
                        .with(ada))
                .hasStatus(303);
        work.run(id);
        assertThat(browser.get().uri(here).with(ada)).bodyText().contains("7 answers would be imported", "bread stars");
        assertThat(browser.post().uri(here + "/booking").with(ada)).hasStatus(303);
        work.run(id);
        assertThat(browser.get().uri(here).with(ada)).bodyText().contains("7 answers are in");
    }

    @Test
    void aThousandReviewsOfClothesComeIn() throws Exception {
        var reviews = shared("clothing-reviews/womens_clothing_reviews_1000.csv");
        assumeThat(reviews).as("shared/data with the clothing reviews").isNotNull();
        try (var file = Files.newInputStream(Objects.requireNonNull(reviews))) {
            var job = imports.get(bring(file));
            work.run(job.id());
            var layout = Objects.requireNonNull(imports.get(job.id()).layout());
            imports.keepLayout(
                    job.id(),
                    new Layout(
                            layout.dialect(),
                            layout.columns(),
                            layout.asked(),
                            layout.crowded(),
                            layout.dateOrder(),
                            layout.openDates(),
                            LocalDate.of(2026, 3, 1)),
                    "reviews");
            var outcome =
                    Objects.requireNonNull(book(check(imports.get(job.id()))).outcome());
            assertThat(outcome.submissions()).isEqualTo(1000);
            assertThat(outcome.rejected()).isZero();
            assertThat(count("feedback.api_answer where question = 'review-text'"))
                    .isEqualTo(958);
            assertThat(count("feedback.api_answer where question = 'rating' and kind = 'STARS'"))
                    .isEqualTo(1000);
            assertThat(count("feedback.api_answer where question = 'recommended-ind' and kind = 'YES_NO'"))
                    .isEqualTo(1000);
        }
    }

    private static @Nullable Path shared(String name) {
        var given = System.getenv("PERENNIAL_SHARED_DATA");
        if (given != null && Files.exists(Path.of(given, name))) return Path.of(given, name);
        for (var folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
            var found = folder.resolve("shared/data").resolve(name);
            if (Files.exists(found)) return found;
        }
        return null;
    }

    private ImportId bring(InputStream bytes) throws Exception {
        return steps.bring("answers.csv", bytes, null, shop.ada().id().value());
    }

    private AnswerImport checked(String text) throws Exception {
        var id = bring(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
        work.run(id);
        return check(imports.get(id));
    }

    private AnswerImport check(AnswerImport job) throws Exception {
        assertThat(Objects.requireNonNull(job.layout()).open()).isEmpty();
        steps.settle(job, new LayoutForm(null, null, null, true, job.layout().dateOrder(), null, 0, null, null));
        work.run(job.id());
        var checked = imports.get(job.id());
        assertThat(checked.state()).isEqualTo(ImportState.CHECKED);
        return checked;
    }

    private AnswerImport booked(String text) throws Exception {
        return book(checked(text));
    }

    private AnswerImport book(AnswerImport job) {
        steps.book(job);
        work.run(job.id());
        return imports.get(job.id());
    }

    private long count(String what) {
        return db.sql("select count(*) from " + what).query(Long.class).single();
    }

    private List<String> strings(String sql) {
        return db.sql(sql).query((row, _) -> row.getString(1)).list();
    }
}
