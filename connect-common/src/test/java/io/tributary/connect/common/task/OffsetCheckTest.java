package io.tributary.connect.common.task;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tributary.connect.common.http.ApiRequest;
import io.tributary.connect.common.pagination.Paginator;
import io.tributary.connect.common.table.Cursor;
import io.tributary.connect.common.table.DeletionFeed;
import io.tributary.connect.common.table.FanOut;
import io.tributary.connect.common.table.Replication;
import io.tributary.connect.common.table.Snapshot;
import io.tributary.connect.common.table.Sweep;
import io.tributary.connect.common.table.Table;
import java.time.Duration;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Offsets that users set. Apostrophes in offsets stand for quotation marks. */
class OffsetCheckTest {
    private static final String TIME = "2026-01-31T12:00:00Z";

    private final OffsetCheck check = new OffsetCheck(List.of(
            table("changes", cursor()),
            table("fed", cursor().deletions(new DeletionFeed(request(), Paginator.SINGLE, "/x", "deleted_at"))),
            table("lists", new FanOut(Duration.ZERO, (progress, requester) -> null)),
            table("whole", Snapshot.of(request(), Paginator.SINGLE))));

    private static Table table(String name, Replication replication) {
        return Table.named(name).primaryKey("a", "b").replicate(replication);
    }

    private static Cursor cursor() {
        return Cursor.on("updated_at", Duration.ZERO, from -> request(), Paginator.SINGLE);
    }

    private static ApiRequest request() {
        return ApiRequest.get("/x");
    }

    @ParameterizedTest
    @ValueSource(strings = {"changes", "whole", "whole#3", "changes#1", "unknown", "whole#x"})
    void nullIsAlwaysAccepted(String partition) {
        assertThatCode(() -> check.requireValid(Map.of("table", partition), null))
                .doesNotThrowAnyException();
        assertThatCode(() -> check.requireValid(Map.of("not", partition), null)).doesNotThrowAnyException();
    }

    @Test
    void positionsAreAcceptedInAnyZone() {
        accept("changes", Map.of("updated_at", TIME));
        accept("changes", Map.of("updated_at", "2026-01-31T13:00:00+01:00", "version", 1));
        accept("changes", Map.of("updated_at", TIME, "topic.prefix", "toy"));
        accept("whole", Map.of("generation", 3, "topic.prefix", "toy"));
        accept("lists", Map.of("complete_to", TIME));
        accept("fed", Map.of("updated_at", TIME, "deletions", json("{'deleted_at':'" + TIME + "'}")));
        accept("whole", Map.of("generation", 3));
        accept("whole#12", Map.of("generation", 3L, "rows", json("{'[\\'x\\',5]':'q83vEjRWeJA','!1f':'q83vEjRWeJA'}")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"unknown", "", "#", "#1", "whole#", "whole#x", "whole#-1", "whole#1#2", "whole#12345678901"})
    void partitionsMustBelongToATable(String partition) {
        assertThatThrownBy(() -> check.requireValid(Map.of("table", partition), Map.of("generation", 1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining('"' + partition + '"')
                .hasMessageContaining("changes, fed, lists, whole");
    }

    @Test
    void incrementalTablesHaveNoShards() {
        refuse("changes#1", Map.of("updated_at", TIME), "changes#1", "snapshot tables");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"soon", "2026-01-31", "2026-01-31T12:00:00", "1769860800", "+999999999-01-01T00:00:00Z", ""})
    void positionsAreInstants(String text) {
        refuse("changes", Map.of("updated_at", text), "updated_at", "ISO-8601", text);
        refuse(
                "fed",
                Map.of("updated_at", TIME, "deletions", json("{'deleted_at':'" + text + "'}")),
                "deletions",
                text);
    }

    @Test
    void positionsAreTexts() {
        refuse("changes", Map.of("updated_at", 1_769_860_800L), "updated_at", "ISO-8601");
        refuse("changes", Map.of("updated_at", true), "updated_at", "ISO-8601");
        refuse("changes", Map.of("updated_at", Map.of("x", TIME)), "updated_at", "ISO-8601");
        refuse("changes", Collections.singletonMap("updated_at", null), "updated_at", "or be null");
    }

    @ParameterizedTest
    @CsvSource({"seen, ?", "seen, 5", "seen, AAAA", "lists, ?", "lists, AAAA", "walked, soon", "walked, a/b/c"})
    void invalidFieldsOfTheConnectorAreRefused(String field, String text) {
        boolean ofLists = field.equals("lists");
        String position = ofLists ? "complete_to" : "updated_at";
        refuse(ofLists ? "lists" : "changes", Map.of(position, TIME, field, text), '"' + field + '"');
    }

    @Test
    void fieldsOfTheConnectorMustBeText() {
        for (Object wrong : List.of(5, 1_234_567_890_1L, true, Map.of("x", "y"), List.of())) {
            refuse("changes", Map.of("updated_at", TIME, "seen", wrong), "\"seen\" is not what");
            refuse("changes", Map.of("updated_at", TIME, "walked", wrong), "\"walked\" is not what");
            refuse("lists", Map.of("complete_to", TIME, "lists", wrong), "\"lists\" is not what");
            refuse("fed", Map.of("updated_at", TIME, "deletions", wrong), "\"deletions\" is not what");
            refuse("whole#0", Map.of("generation", 0, "rows", wrong), "\"rows\" is not");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"soon", "5", "[]", "{}", "{'deleted_at':5}", "{'deleted_at':'2026-01-31T12:00:00Z','seen':'?'}"})
    void invalidFeedPositionIsRefused(String text) {
        refuse("fed", Map.of("updated_at", TIME, "deletions", json(text)), "deletions");
    }

    @ParameterizedTest
    @CsvSource({
        "swept, soon",
        "swept, 2026-01-31T12:00:00Z",
        "swept, 2026-01-31T12:00:00Z/soon",
        "swept, 2026-01-31T12:00:00Z/2026-01-31T12:00:00Z/days",
        "swept, 2026-01-31T12:00:00Z/2026-01-31T12:00:00Z/P1D/first/x",
        "sent, ?",
        "sent, AAAA"
    })
    void invalidSweepFieldsAreRefused(String field, String text) {
        Sweep sweep = new Sweep(Duration.ofDays(1), Duration.ofDays(30), Duration.ZERO);
        OffsetCheck sweeps = new OffsetCheck(List.of(table("late", cursor().sweeping(sweep))));
        Map<String, String> partition = Map.of("table", "late");
        sweeps.requireValid(partition, Map.of("updated_at", TIME, "swept", TIME + '/' + TIME + "/PT0S"));
        sweeps.requireValid(partition, Map.of("updated_at", TIME, "swept", TIME + '/' + TIME));
        assertThatThrownBy(() -> sweeps.requireValid(partition, Map.of("updated_at", TIME, field, text)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining('"' + field + '"');
        refuse("changes", Map.of("updated_at", TIME, field, text), '"' + field + "\" means nothing");
    }

    @Test
    void misspelledFieldsAreReported() {
        refuse("changes", Map.of("updated_at", TIME, "sen", "x"), "\"sen\"", "seen, set_aside, updated_at, version");
        refuse("changes", Map.of("updated_at", TIME, "deletions", "{}"), "\"deletions\" means nothing");
        refuse("changes", Map.of("updated_at", TIME, "lists", ""), "\"lists\" means nothing");
        refuse("fed", Map.of("updated_at", TIME, "deletions", json("{'deleted_at':'" + TIME + "','x':1}")), "\"x\"");
        refuse("whole", Map.of("generation", 1, "rows", "{}"), "\"rows\" means nothing");
        refuse("whole", Map.of("updated_at", TIME), "\"updated_at\" means nothing", "generation, version");
    }

    @Test
    void generationsAreWholeNumbers() {
        for (Object wrong : List.of("one", "1", 1.5, true)) {
            refuse("whole", Map.of("generation", wrong), "generation", "whole number");
            refuse("whole#0", Map.of("generation", wrong, "rows", "{}"), "generation", "whole number");
        }
        refuse("whole", Map.of("version", 1), "generation");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "[; invalid JSON",
                "[]; JSON object",
                "null; JSON object",
                "{'[1,2]':'AAAA'}; AAAA",
                "{'[1,2]':5}; 5",
                "{'[1]':'q83vEjRWeJA'}; [1] in",
                "{'[1,[2]]':'q83vEjRWeJA'}; [1,[2]] in",
                "{'[1,null]':'q83vEjRWeJA'}; [1,null] in",
                "{'x':'q83vEjRWeJA'}; x in"
            })
    void shardsAreKeptOrRemoved(String rows, String words) {
        refuse("whole#0", Map.of("generation", 0, "rows", json(rows)), "\"rows\"", words);
    }

    @Test
    void shardsHaveALimitedNumberOfRows() {
        refuse("whole#0", Map.of("generation", 0), "rows");
        StringBuilder rows = new StringBuilder("{");
        for (int i = 0; i <= 200; i++) {
            rows.append(i == 0 ? "" : ",").append("'[" + i + ",0]':'q83vEjRWeJA'");
        }
        refuse("whole#0", Map.of("generation", 0, "rows", json(rows + "}")), "at most 200");
    }

    @Test
    void offsetsOfANewerConnectorAreRefused() {
        refuse("changes", Map.of("updated_at", TIME, "version", 8), "version 8");
        for (Object wrong : List.of("x", 0, -1, 0.5, true)) {
            refuse("whole", Map.of("generation", 1, "version", wrong), "\"version\"");
        }
    }

    @Test
    void partitionsHaveOneField() {
        for (Map<String, ?> partition : List.<Map<String, ?>>of(
                Map.of("t", "changes"), Map.of("table", "changes", "x", "y"), Map.of("table", 5), Map.of())) {
            assertThatThrownBy(() -> check.requireValid(partition, Map.of("updated_at", TIME)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("{\"table\": NAME}");
        }
    }

    private static String json(String text) {
        return text.replace('\'', '"');
    }

    private void accept(String table, Map<String, ?> offset) {
        assertThatCode(() -> check.requireValid(Map.of("table", table), new HashMap<>(offset)))
                .doesNotThrowAnyException();
    }

    private void refuse(String table, Map<String, ?> offset, String... words) {
        assertThatThrownBy(() -> check.requireValid(Map.of("table", table), offset))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("table \"" + table + '"')
                .hasMessageContainingAll(words);
    }
}
