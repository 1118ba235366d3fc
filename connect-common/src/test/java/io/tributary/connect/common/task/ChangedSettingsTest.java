package io.tributary.connect.common.task;

import static io.tributary.connect.common.testing.RawServer.ok;
import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.connect.common.testing.LogWatch;
import io.tributary.connect.common.testing.RawServer;
import io.tributary.connect.common.testing.TaskDriver;
import io.tributary.connect.common.testing.ToyVendor;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.source.SourceRecord;
import org.apache.logging.log4j.Level;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Settings of a running connector change, and its offsets do not: nothing is lost, and nothing is sent twice. */
class ChangedSettingsTest {
    private final RawServer server = new RawServer();
    private final TaskDriver driver = new TaskDriver(
            ToyVendor.Connector::new,
            Map.of(
                    "api.token", "t0k3n",
                    "api.url", server.url(),
                    "requests.per.second", "0",
                    "max.retries", "1",
                    "snapshot.interval.ms", "3600000"));

    @BeforeEach
    void serve() {
        rows("{'id':'a','updated_at':1000,'n':1}");
        things("{'id':'t'},{'id':'u','owner':{'id':7}}");
    }

    @AfterEach
    void close() {
        driver.close();
        server.close();
    }

    private void rows(String rows) {
        for (String from : List.of("0", "1000", "2000")) {
            server.on("/rows?from=" + from, ok("{'rows':[" + rows + "]}"));
        }
    }

    private void things(String things) {
        server.on("/things", ok("{'things':[" + things + "]}"));
    }

    /** Starts a task with a setting, syncs all tables and stops it. Returns the keys of the records that it sent. */
    private List<String> run(String setting, String value) {
        driver.set(setting, value).start();
        List<String> sent = texts(driver.firstSync());
        driver.stop();
        return sent;
    }

    private static List<String> texts(List<SourceRecord> records) {
        return records.stream()
                .map(record -> (record.value() == null ? "-" : "") + ((Struct) record.key()).getString("id"))
                .toList();
    }

    @Test
    void snapshotModeToAllAndBack() {
        assertThat(run("snapshot.mode", "changes")).containsExactlyInAnyOrder("a", "t", "u");
        assertThat(run("snapshot.mode", "all")).containsExactly("t", "u");
        assertThat(run("snapshot.mode", "changes")).isEmpty();
        things("{'id':'t'},{'id':'v'}");
        assertThat(run("snapshot.mode", "all")).containsExactly("t", "v", "-u");
        assertThat(run("snapshot.mode", "changes")).isEmpty();
    }

    @Test
    void snapshotModeAllFirstThenChanges() {
        assertThat(run("snapshot.mode", "all")).containsExactlyInAnyOrder("a", "t", "u");
        assertThat(run("snapshot.mode", "changes")).isEmpty();
        things("{'id':'t'}");
        assertThat(run("snapshot.mode", "changes")).containsExactly("-u");
    }

    @Test
    void tablesAreAddedAndRemoved() {
        assertThat(run("tables", "rows")).containsExactly("a");
        assertThat(run("tables", "rows,things")).containsExactly("t", "u");
        rows("{'id':'a','updated_at':1000,'n':1},{'id':'b','updated_at':2000,'n':1}");
        assertThat(run("tables", "things")).isEmpty();
        things("{'id':'t'}");
        assertThat(run("tables", "rows")).containsExactly("b");
        assertThat(run("tables", "")).containsExactly("-u");
    }

    @Test
    void tablesMoveToAnotherTask() {
        assertThat(run("tables", "")).hasSize(3);
        rows("{'id':'a','updated_at':1000,'n':1},{'id':'b','updated_at':2000,'n':1}");
        things("{'id':'t'},{'id':'u','owner':{'id':7}},{'id':'v'}");
        driver.task(1, 2);
        assertThat(run("tasks.max", "2")).containsExactly("v");
        driver.task(0, 2);
        assertThat(run("tasks.max", "2")).containsExactly("b");
        driver.task(0, 1);
        assertThat(run("tasks.max", "1")).isEmpty();
    }

    @Test
    void nestedValuesAsJsonAndBack() {
        assertThat(run("value.nested", "struct")).hasSize(3);
        assertThat(run("value.nested", "json")).isEmpty();
        things("{'id':'t'},{'id':'u','owner':{'id':8}}");
        assertThat(run("value.nested", "json")).containsExactly("u");
        assertThat(owners()).containsExactly("Struct{id=7}", "{\"id\":8}");
        assertThat(run("value.nested", "struct")).isEmpty();
    }

    private Stream<String> owners() {
        return driver.records("toy.things").stream()
                .map(record -> ((Struct) record.value()).get("owner"))
                .filter(owner -> owner != null)
                .map(Object::toString);
    }

    @Test
    void deletesAreTurnedOffAndOn() {
        assertThat(run("deletes", "true")).hasSize(3);
        things("{'id':'t'},{'id':'v'}");
        assertThat(run("deletes", "false")).containsExactly("v");
        assertThat(run("deletes", "false")).isEmpty();
        assertThat(run("deletes", "true")).containsExactly("-u");
        assertThat(run("deletes", "true")).isEmpty();
    }

    @Test
    void maxRowsAreLoweredAndRaised() {
        assertThat(run("snapshot.max.rows", "500000")).hasSize(3);
        assertThat(run("snapshot.max.rows", "1")).as("remembered rows are kept").isEmpty();
        things("{'id':'t'},{'id':'u','owner':{'id':7}},{'id':'v'}");
        assertThat(run("snapshot.max.rows", "1")).containsExactly("v");
        assertThat(run("snapshot.max.rows", "1")).as("beyond the limit").containsExactly("v");
        assertThat(run("snapshot.max.rows", "500000")).containsExactly("v");
        assertThat(run("snapshot.max.rows", "500000")).isEmpty();
    }

    @Test
    void severalSettingsChangeInBothTasks() {
        assertThat(run("tables", "")).hasSize(3);
        driver.set("value.nested", "json").set("deletes", "false").set("snapshot.max.rows", "2");
        for (int task = 0; task < 2; task++) {
            driver.task(task, 2);
            assertThat(run("tasks.max", "2")).isEmpty();
        }
        driver.set("value.nested", "struct").set("deletes", "true").task(0, 1);
        assertThat(run("tasks.max", "1")).isEmpty();
        driver.set("value.nested", "json");
        assertThat(run("snapshot.mode", "all")).containsExactly("t", "u");
        driver.set("value.nested", "struct");
        assertThat(run("snapshot.mode", "changes")).isEmpty();
    }

    @Test
    void otherTopicPrefixIsLoggedUntilEverythingIsResent() {
        try (LogWatch log = LogWatch.of(TopicPrefix.class.getName(), Level.WARN)) {
            run("topic.prefix", "toy");
            run("topic.prefix", "toy");
            assertThat(log.messages()).isEmpty();
            assertThat(run("topic.prefix", "other")).isEmpty();
            assertThat(log.messages("rows, things"))
                    .singleElement()
                    .asString()
                    .contains("\"toy\"", "\"other\"", "DELETE");
            rows("{'id':'a','updated_at':1000,'n':2}");
            things("{'id':'t','n':1},{'id':'u','owner':{'id':8}}");
            assertThat(run("topic.prefix", "other")).hasSize(3);
            int before = log.messages().size();
            assertThat(run("topic.prefix", "other")).isEmpty();
            assertThat(log.messages()).hasSize(before);
        }
        assertThat(driver.offset("rows").get("topic.prefix")).isEqualTo("other");
        assertThat(driver.offset("things#0").get("topic.prefix")).isEqualTo("other");
    }

    @Test
    void otherStartDateOrTopicMovesNoPosition() {
        assertThat(run("deletes", "true")).hasSize(3);
        assertThat(run("start.date", "2026-01-01")).isEmpty();
        rows("{'id':'a','updated_at':1000,'n':1},{'id':'b','updated_at':2000,'n':1}");
        assertThat(run("topic.prefix", "other")).containsExactly("b");
        assertThat(driver.records("other.rows")).hasSize(1);
    }
}
