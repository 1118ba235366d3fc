package io.tributary.connect.intercom;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.simulators.http.Fault;
import io.tributary.simulators.intercom.IntercomBuilder;
import io.tributary.simulators.intercom.Variant;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Rows that a search finds but cannot return: they are skipped, all others arrive once, and nothing loops. */
class IntercomUnreadableRowsTest extends SimulatedTask {
    private static final long HOUR = 3600;
    private static final long FIRST = 1_600_000_000;
    private static final long LATER = 1_770_000_000;
    private static final Instant NOW = Instant.parse("2026-07-01T12:00:00Z");

    /** How a search may compare times. These rows change every hour and are created on different days. */
    static Stream<Arguments> comparisons() {
        return Stream.of(
                Arguments.argumentSet("by the second", few()),
                Arguments.argumentSet("with equal times", few().greaterIncludesEqual(true)),
                Arguments.argumentSet("by the day", few().variants(Variant.CONVERSATIONS_BY_DAY)));
    }

    private void openConversations(IntercomBuilder workspace, int count) {
        open(workspace.conversations(count));
        driver.set("requests.per.second", "0");
        tables("conversations");
        intercom.clock().set(NOW);
        List<String> ids = workspace().ids("conversations");
        for (int i = 0; i < ids.size(); i++) {
            long hours = i;
            workspace()
                    .update(
                            "conversations",
                            ids.get(i),
                            row -> row.put("created_at", FIRST + hours * 25 * HOUR)
                                    .put("updated_at", LATER + hours * HOUR));
        }
    }

    private void makeUnreadable(String table, int... places) {
        List<String> ids = workspace().ids(table);
        IntStream.of(places).forEach(place -> workspace().unreadable(table, ids.get(place), true));
    }

    private long unreadable(String table) {
        return (Long) driver.attribute(table, "RowsUnreadable");
    }

    @ParameterizedTest
    @MethodSource("comparisons")
    void allOthersArriveOnce(IntercomBuilder workspace) {
        openConversations(workspace, 320);
        makeUnreadable("conversations", 0, 5, 6, 7, 100, 101, 150, 299, 319);
        once();
        driver.start().firstSync();
        assertEachRowOnce("conversations");
        assertThat(records("conversations")).hasSize(311);
        assertThat(unreadable("conversations")).isEqualTo(9);
    }

    @ParameterizedTest
    @MethodSource("comparisons")
    void rowsOfTheSameSecondArriveOnce(IntercomBuilder workspace) {
        openConversations(workspace, 200);
        workspace().updateAll("conversations", workspace().ids("conversations").subList(10, 190), row -> {});
        makeUnreadable("conversations", 10, 40, 41, 90, 91, 180, 189);
        driver.start().firstSync();
        driver.sync();
        assertEachRowOnce("conversations");
        assertThat(unreadable("conversations")).isGreaterThanOrEqualTo(7);
    }

    @ParameterizedTest
    @MethodSource("comparisons")
    void rowsWithEqualTimesAreReadFromBothEnds(IntercomBuilder workspace) {
        openConversations(workspace, 40);
        workspace()
                .updateAll(
                        "conversations",
                        workspace().ids("conversations").subList(10, 30),
                        row -> row.put("created_at", 1_700_000_000));
        makeUnreadable("conversations", 20);
        driver.start().firstSync();
        driver.sync();
        assertEachRowOnce("conversations");
    }

    @Test
    void onlyRowOfAPageIsSkipped() {
        openConversations(few(), 1);
        makeUnreadable("conversations", 0);
        driver.start().firstSync();
        driver.sync();
        assertThat(isParked("conversations")).isFalse();
        assertThat(records("conversations")).isEmpty();
    }

    @Test
    void rowThatBecomesReadableArrives() {
        openConversations(few(), 60);
        String id = workspace().ids("conversations").get(30);
        workspace().update("conversations", id, row -> {});
        workspace().unreadable("conversations", id, true);
        driver.start().firstSync();
        driver.sync();
        assertEachRowOnce("conversations");
        workspace().unreadable("conversations", id, false);
        assertThat(driver.sync()).extracting(SimulatedTask::id).containsExactly(id);
        assertThat(driver.sync()).isEmpty();
        assertEachRowOnce("conversations");
    }

    @Test
    void changesContinueAfterAnUnreadableRow() {
        openConversations(few(), 60);
        String broken = workspace().ids("conversations").get(30);
        workspace().update("conversations", broken, row -> {});
        workspace().unreadable("conversations", broken, true);
        driver.start().firstSync();
        for (int change = 0; change < 3; change++) {
            intercom.clock().advance(Duration.ofMinutes(4));
            String id = workspace().ids("conversations").get(change);
            workspace().update("conversations", id, row -> row.put("title", "again"));
            assertThat(driver.sync()).extracting(SimulatedTask::id).containsExactly(id);
        }
        assertSameAsApi("conversations");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2.12", "2.17"})
    void everySearchSkipsUnreadableRows(String version) {
        open(few().contacts(200).companies(120).conversations(50).parts(300, 0));
        version(version);
        intercom.clock().set(NOW);
        List.of("contacts", "conversations").forEach(table -> makeUnreadable(table, 3, 20, 33));
        if (version.equals("2.17")) {
            makeUnreadable("companies", 3, 90);
        }
        driver.start().firstSync();
        assertEachRowOnce("contacts", "companies", "conversations");
        assertSameAsApi("conversation_parts");
        assertThat(unreadable("conversation_parts")).isGreaterThanOrEqualTo(3);
    }

    @Test
    void searchWithoutAnyReadableRowIsUnavailable() {
        openConversations(few(), 30);
        tables("conversations", "tags");
        intercom.faults()
                .always(
                        CONVERSATION_SEARCH,
                        Fault.json(404, "{\"type\":\"error.list\",\"errors\":[{\"code\":\"not_found\"}]}"));
        driver.start().firstSync();
        assertThat(isParked("conversations")).isTrue();
        assertThat(intercom.requests(CONVERSATION_SEARCH)).isLessThan(50);
        assertThat(unreadable("conversations")).isZero();
    }

    @Test
    void pageThatFailsOnceIsRetried() {
        openConversations(few(), 200);
        intercom.faults()
                .next(
                        CONVERSATION_SEARCH,
                        Fault.json(404, "{\"type\":\"error.list\",\"errors\":[{\"code\":\"not_found\"}]}"));
        driver.start().firstSync();
        assertEachRowOnce("conversations");
        assertThat(unreadable("conversations")).isZero();
    }
}
