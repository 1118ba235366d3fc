package io.tributary.connect.intercom;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.apache.kafka.connect.source.SourceRecord;
import org.junit.jupiter.api.Test;

/** Rows that change between polls, during a key walk or within the same second, or that the search index shows late. */
class IntercomChangesTest extends SimulatedTask {
    private static final Instant NOW = Instant.now().truncatedTo(ChronoUnit.SECONDS);

    @Test
    void rowsWithEqualTimesOnTwoPagesArriveOnce() {
        open(few().contacts(400));
        tables("contacts");
        workspace().updateAll("contacts", workspace().ids("contacts").subList(20, 380), named("tied"));
        driver.start().firstSync();
        assertEachRowOnce("contacts");
        driver.sync();
        assertEachRowOnce("contacts");
    }

    @Test
    void laterRowWithAnEqualTimeArrives() {
        open(few());
        tables("contacts", "companies", "conversations");
        intercom.clock().set(NOW);
        driver.start().firstSync();
        for (int i = 0; i < 3; i++) {
            workspace().add("contacts");
            workspace().add("companies");
            workspace().add("conversations");
            assertThat(driver.sync()).hasSize(3);
        }
        assertEachRowOnce("contacts", "companies", "conversations");
    }

    @Test
    void secondUpdateWithinASecondArrives() {
        open(few());
        tables("contacts", "companies", "conversations");
        intercom.clock().set(NOW);
        driver.start().firstSync();
        for (String text : List.of("first", "second", "third")) {
            for (String table : List.of("contacts", "companies", "conversations")) {
                String id = workspace().ids(table).get(3);
                workspace().update(table, id, row -> row.put("name", text).put("title", text));
            }
            assertThat(driver.sync()).hasSize(3);
        }
        assertSameAsApi("contacts", "companies", "conversations");
    }

    @Test
    void rowThatReturnsToAnEarlierStateArrivesAgain() {
        open(few());
        tables("contacts");
        driver.start().firstSync();
        String id = workspace().ids("contacts").get(0);
        for (String name : List.of("one", "two", "one")) {
            intercom.clock().advance(Duration.ofSeconds(1));
            workspace().update("contacts", id, named(name));
            driver.sync();
        }
        assertSameAsApi("contacts");
        assertThat(records("contacts"))
                .filteredOn(record -> id(record).equals(id))
                .hasSize(4);
    }

    @Test
    void changesDuringTheKeyWalkArrive() {
        open(few().contacts(500).conversations(320).parts(350, 0));
        tables("contacts", "conversations", "conversation_parts");
        intercom.onRequest(CONTACT_SEARCH, 2, () -> change("contacts"));
        intercom.onRequest(CONVERSATION_SEARCH, 3, () -> change("conversations"));
        intercom.onRequest(CONVERSATION, 5, this::addParts);
        driver.start().firstSync();
        driver.sync();
        assertSameAsApi("contacts", "conversations", "conversation_parts");
        assertThat(intercom.violations()).isEmpty();
    }

    private void change(String table) {
        List<String> ids = workspace().ids(table);
        workspace()
                .updateAll(
                        table,
                        ids.subList(0, 30),
                        row -> row.put("name", "late").put("title", "late"));
        workspace()
                .updateAll(
                        table,
                        ids.subList(200, 280),
                        row -> row.put("name", "late").put("title", "late"));
        workspace().add(table);
    }

    private void addParts() {
        List<String> ids = workspace().ids("conversations");
        ids.subList(0, 10).forEach(workspace()::addPart);
        ids.subList(300, 310).forEach(workspace()::addPart);
    }

    @Test
    void rowThatTheIndexShowsLateArrives() {
        open(few());
        tables("contacts", "conversations", "companies");
        intercom.clock().set(NOW);
        driver.start().firstSync();
        workspace().indexLag(Duration.ofSeconds(120));
        List<String> late = List.of(
                workspace().add("contacts"),
                workspace().add("conversations"),
                workspace().add("companies"));
        intercom.clock().advance(Duration.ofSeconds(60));
        workspace().indexLag(Duration.ZERO);
        List<String> early = List.of(
                workspace().add("contacts"),
                workspace().add("conversations"),
                workspace().add("companies"));
        assertThat(driver.sync()).extracting(SimulatedTask::id).containsExactlyInAnyOrderElementsOf(early);
        intercom.clock().advance(Duration.ofSeconds(70));
        assertThat(driver.sync()).extracting(SimulatedTask::id).containsExactlyInAnyOrderElementsOf(late);
        assertEachRowOnce("contacts", "conversations", "companies");
    }

    @Test
    void rowThatIsLateAfterARestartArrives() {
        open(few());
        tables("contacts");
        intercom.clock().set(NOW);
        driver.start().firstSync();
        workspace().indexLag(Duration.ofSeconds(200));
        workspace().add("contacts");
        intercom.clock().advance(Duration.ofSeconds(60));
        workspace().indexLag(Duration.ZERO);
        workspace().add("contacts");
        driver.sync();
        driver.stop();
        intercom.clock().advance(Duration.ofSeconds(150));
        assertThat(driver.start().firstSync()).hasSize(1);
        assertEachRowOnce("contacts");
    }

    @Test
    void lateUpdateDoesNotUndoADeletion() {
        open(few());
        tables("conversations");
        intercom.clock().set(NOW);
        driver.start().firstSync();
        String id = workspace().ids("conversations").get(2);
        workspace().indexLag(Duration.ofSeconds(60));
        workspace().update("conversations", id, row -> row.put("title", "zombie"));
        intercom.clock().advance(Duration.ofSeconds(30));
        workspace().delete("conversations", id);
        driver.sync();
        assertThat(value("conversations", id)).isNull();
        intercom.clock().advance(Duration.ofSeconds(40));
        driver.sync();
        assertThat(value("conversations", id)).isNull();
    }

    @Test
    void topicsKeepUpWithABusyWorkspace() {
        open(few().contacts(100).companies(50).conversations(60).parts(200, 0));
        driver.start().firstSync();
        long before = driver.records().size();
        intercom.startChanging(150);
        driver.pollUntil(() -> driver.records().size() > before + 150, "150 changes");
        intercom.stopChanging();
        driver.sync();
        driver.sync();
        assertSameAsApi("contacts", "companies", "conversations", "tags");
        assertThat(differences("conversation_parts", truth("conversation_parts").keySet()))
                .isEmpty();
        List<SourceRecord> idle = driver.sync();
        assertThat(idle).isEmpty();
    }
}
