package io.tributary.systemtests.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tributary.sandbox.kafka.TopicRecord;
import io.tributary.simulators.data.Json;
import io.tributary.simulators.http.SimulatedApi;
import io.tributary.systemtests.chaos.Audit.Flaw;
import io.tributary.systemtests.chaos.Audit.Violation;
import io.tributary.testkit.VendorUnderTest;
import io.tributary.testkit.worker.TableCheck;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the audit accepts and reports, for a row whose name was a, b and c, that was then deleted, and then was a again. */
class AuditTest {
    private static final ObjectNode STRING = Json.object().put("type", "string");
    private static final ObjectNode STRUCT = struct();

    private final Things things = new Things();
    private final Audit audit = new Audit("shop.", history());
    private long offset;

    @Test
    void someStatesInOrderAreAccepted() {
        read("a", "c", null, "a");
        assertThat(audit.violations()).isEmpty();
        assertThat(audit.records()).isEqualTo(4);
        assertThat(audit.tombstones()).isEqualTo(1);
        assertHolds();
    }

    @Test
    void repeatedStateIsReported() {
        read("b", "b");
        assertFlaws(Flaw.TWICE);
        read(null, null);
        assertFlaws(Flaw.TWICE, Flaw.TWICE);
    }

    @Test
    void olderStateIsReported() {
        read("c", "b");
        assertFlaws(Flaw.OUT_OF_ORDER);
    }

    @Test
    void unknownStateIsReported() {
        read("d");
        assertFlaws(Flaw.UNKNOWN_STATE);
    }

    @Test
    void unknownRowIsReported() {
        audit.read(record("things", "2", "a"));
        assertFlaws(Flaw.UNKNOWN_STATE);
    }

    @Test
    void deadLetterIsReported() {
        audit.read(record("dead-letters", "1", "a"));
        assertFlaws(Flaw.DEAD_LETTER);
    }

    @Test
    void tableWithAnOldStateIsIncomplete() {
        read("a", "b");
        assertThatThrownBy(this::assertHolds).isInstanceOf(AssertionError.class);
    }

    @Test
    void tableWithoutARowIsIncomplete() {
        assertThatThrownBy(this::assertHolds).isInstanceOf(AssertionError.class);
    }

    @Test
    void recordsBeforeTheMarkMustNotRepeat() {
        read("a");
        audit.mark();
        audit.expectRepeats();
        read("a");
        assertFlaws(Flaw.TWICE);
    }

    @Test
    void recordsSinceTheMarkMayRepeatOnce() {
        audit.mark();
        read("a");
        audit.expectRepeats();
        read("a");
        assertThat(audit.violations()).isEmpty();
        assertThat(audit.repeated()).isEqualTo(1);
        read("a");
        assertFlaws(Flaw.TWICE);
    }

    private History history() {
        History history = new History(things, things.tables());
        for (String name : List.of("a", "b", "c")) {
            things.name(name);
            history.remember();
        }
        things.clear();
        history.remember();
        things.name("a");
        history.remember();
        return history;
    }

    private void read(String... names) {
        for (String name : names) {
            audit.read(record("things", "1", name));
        }
    }

    private void assertFlaws(Flaw... flaws) {
        assertThat(audit.violations()).extracting(Violation::flaw).containsExactly(flaws);
    }

    private void assertHolds() {
        TableCheck.assertHolds(things, "things", audit.latest("things"));
    }

    /** The record of a row. A tombstone if {@code name} is null. */
    private TopicRecord record(String table, String id, String name) {
        ObjectNode value = name == null ? null : row(id, name);
        return new TopicRecord("shop." + table, key(id), value, STRUCT, STRUCT, Map.of(), 0, 0, offset++);
    }

    private static ObjectNode struct() {
        ObjectNode struct = Json.object().put("type", "struct");
        struct.putArray("fields")
                .add(STRING.deepCopy().put("field", "id"))
                .add(STRING.deepCopy().put("field", "name"));
        return struct;
    }

    private static ObjectNode key(String id) {
        return Json.object().put("id", id);
    }

    private static ObjectNode row(String id, String name) {
        return key(id).put("name", name);
    }

    /** A vendor with one table and one row. */
    private static final class Things implements VendorUnderTest {
        private final Map<JsonNode, ObjectNode> rows = new HashMap<>();

        void name(String name) {
            rows.put(key("1"), row("1", name));
        }

        void clear() {
            rows.clear();
        }

        @Override
        public List<String> tables() {
            return List.of("things");
        }

        @Override
        public Map<JsonNode, ObjectNode> truth(String table) {
            return Map.copyOf(rows);
        }

        @Override
        public List<String> tablesThatKeepDeletedRows() {
            return List.of();
        }

        @Override
        public SimulatedApi api() {
            throw new UnsupportedOperationException();
        }

        @Override
        public Map<String, String> settings() {
            throw new UnsupportedOperationException();
        }

        @Override
        public void change() {
            throw new UnsupportedOperationException();
        }

        @Override
        public void refuseCredential() {
            throw new UnsupportedOperationException();
        }
    }
}
