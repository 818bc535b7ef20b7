package dev.perennial.conversations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.conversations.CaseState.Status;
import dev.perennial.support.PerennialTest;
import dev.perennial.support.Shop;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@PerennialTest
class JoiningTests {
    @Autowired
    CaseFiles files;

    @Autowired
    Entries entries;

    @Autowired
    Cases cases;

    @Autowired
    Joining joining;

    @Autowired
    Replies replies;

    @Autowired
    Drafts drafts;

    @Autowired
    Labels labels;

    @Autowired
    JdbcClient db;

    @Autowired
    Shop shop;

    @Autowired
    Letters letters;

    CaseId first;
    CaseId second;

    @BeforeEach
    void open() {
        shop.open();
        Shop.signIn(shop.ada());
        db.sql("delete from conversations.case_file").update();
        first = letters.arrive(letters.from("anna@example.org", "My rolls are late")
                .known("<r1@example.org>")
                .at(Instant.parse("2026-11-20T08:00:00Z")));
        second = letters.arrive(letters.from("anna@example.org", "Where are they?")
                .known("<r2@example.org>")
                .at(Instant.parse("2026-11-20T10:00:00Z")));
    }

    @AfterEach
    void leave() {
        Shop.signOut();
    }

    @Test
    void twoCasesBecomeOneThatWaitsSinceTheFirstWord() {
        labels.put(second, "Delivery");
        assertThat(joining.join(second, first)).isTrue();
        assertThat(said(first)).containsExactly("My rolls are late", "Where are they?");
        assertThat(files.get(first).state().waitingSince()).isEqualTo(Instant.parse("2026-11-20T08:00:00Z"));
        assertThat(files.get(first).state().contacts()).isEqualTo(2);
        assertThat(labels.of(first)).extracting(Label::name).containsExactly("Delivery");
        assertThat(files.get(second).mergedInto()).isEqualTo(first);
    }

    @Test
    void whatAnswersTheJoinedCaseFindsItsWay() {
        var tag = db.sql("select reply_tag from conversations.case_thread where case_id = ?")
                .param(second.value())
                .query(String.class)
                .single();
        joining.join(second, first);
        assertThat(letters.arrive(letters.from("anna@example.org", "By tag").tagged(tag)))
                .isEqualTo(first);
        assertThat(letters.arrive(
                        letters.from("anna@example.org", "By reference").answering("<r2@example.org>")))
                .isEqualTo(first);
        assertThat(files.get(second).state().isClosed()).isTrue();
    }

    @Test
    void aChainOfJoinsLeadsToItsEnd() {
        var third = letters.arrive(letters.from("anna@example.org", "Third"));
        joining.join(first, second);
        joining.join(second, third);
        assertThat(files.current(first)).contains(third);
        assertThat(joining.join(first, third)).isFalse();
        assertThat(said(third)).hasSize(3);
    }

    @Test
    void joinedBothWaysAtOnceTheyAreOneAndNothingIsLost() throws Exception {
        for (int round = 0; round < 10; round++) {
            var one = letters.arrive(letters.from("anna@example.org", "One"));
            var two = letters.arrive(letters.from("anna@example.org", "Two"));
            var barrier = new CyclicBarrier(2);
            try (var threads = Executors.newFixedThreadPool(2)) {
                var a = threads.submit(() -> {
                    barrier.await();
                    return joining.join(one, two);
                });
                var b = threads.submit(() -> {
                    barrier.await();
                    return joining.join(two, one);
                });
                assertThat(List.of(a.get(), b.get())).containsExactlyInAnyOrder(true, false);
            }
            assertThat(said(files.current(one).orElseThrow())).containsExactlyInAnyOrder("One", "Two");
        }
    }

    @Test
    void aSecondMatterBecomesACaseOfItsOwn() {
        letters.arrive(letters.from("anna@example.org", "And do you bake cakes?")
                .answering("<r1@example.org>")
                .known("<r3@example.org>")
                .at(Instant.parse("2026-11-20T11:00:00Z")));
        var about = entries.of(first).getLast();
        var cakes = joining.split(first, about.id()).orElseThrow();
        assertThat(said(first)).containsExactly("My rolls are late");
        assertThat(said(cakes)).containsExactly("And do you bake cakes?");
        assertThat(files.get(cakes).subject()).isEqualTo("And do you bake cakes?");
        assertThat(files.get(cakes).state().waitingSince()).isEqualTo(Instant.parse("2026-11-20T11:00:00Z"));
        assertThat(files.get(cakes).customer()).isEqualTo(files.get(first).customer());
        assertThat(letters.arrive(letters.from("anna@example.org", "Chocolate").answering("<r3@example.org>")))
                .isEqualTo(cakes);
    }

    @Test
    void theFirstWordDoesNotLeaveItsCase() {
        assertThat(joining.split(first, entries.of(first).getFirst().id())).isEmpty();
        assertThat(joining.split(first, new EntryId(UUID.randomUUID()))).isEmpty();
    }

    @Test
    void joiningWithWhatIsDoneOpensItOnlyWhenSomebodyWaits() {
        replies.say(second, new Replies.Saying("On their way", null, 1, UUID.randomUUID(), null, true, List.of()));
        cases.close(first);
        joining.join(second, first);
        assertThat(files.get(first).state().status()).isEqualTo(Status.CLOSED);
    }

    @Test
    void aReplyTakenBackAfterItsCaseWasJoinedLeavesThemWaiting() {
        var said = (Replies.Said) replies.say(
                second, new Replies.Saying("On their way", null, 1, UUID.randomUUID(), null, false, List.of()));
        joining.join(second, first);
        assertThat(replies.takeBack(first, said.entry())).isTrue();
        assertThat(files.get(first).state().status()).isEqualTo(Status.OPEN);
        assertThat(files.get(first).state().waitingSince()).isEqualTo(Instant.parse("2026-11-20T08:00:00Z"));
    }

    @Test
    void whatIsWrittenInACaseThatWasJoinedMeanwhileIsNotLost() {
        drafts.keep(second, "On their");
        joining.join(second, first);
        assertThat(drafts.of(first).text()).isEqualTo("On their");

        var saying = new Replies.Saying("On their way", null, 1, UUID.randomUUID(), null, false, List.of());
        assertThat(replies.say(second, saying)).isEqualTo(new Replies.Joined(first));
        assertThat(drafts.of(first).text()).isEqualTo("On their way");
        cases.note(second, "She called too", UUID.randomUUID());
        assertThat(entries.of(first)).extracting(Entry::body).contains("She called too");
    }

    @Test
    void whatCameFromTheOtherCaseIsUnreadForWhoHasReadThisOne() {
        joining.join(first, second);
        assertThat(entries.of(second).getFirst().seq()).isEqualTo(2);
        assertThat(files.get(second).heardSeq()).isEqualTo(2);
    }

    private List<String> said(CaseId id) {
        return entries.of(id).stream()
                .filter(Entry::isSaidOrHeard)
                .map(Entry::body)
                .toList();
    }
}
