package io.tributary.testkit.worker;

import static io.tributary.testkit.worker.ConnectorUnderTest.LIMIT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.tributary.sandbox.kafka.ConnectRest;
import io.tributary.sandbox.kafka.ConnectRestException;
import io.tributary.sandbox.kafka.ConnectWorker;
import io.tributary.sandbox.kafka.KafkaCluster;
import io.tributary.simulators.http.Fault;
import io.tributary.simulators.http.Faults;
import io.tributary.testkit.ConnectorKit;
import io.tributary.testkit.VendorUnderTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;

/** The tests that every connector has to pass as users run it: the packaged plugin, a real broker, real workers, the REST API. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
public abstract class ConnectorIT {
    /** An interval longer than any test, in milliseconds. */
    private static final String NEVER = "3600000";

    private final Path plugins = Path.of(System.getProperty("sandbox.plugins"));
    private final ConnectorKit kit;
    private KafkaCluster cluster;
    private ConnectWorker worker;

    protected ConnectorIT(ConnectorKit kit) {
        this.kit = kit;
    }

    @BeforeAll
    void startCluster() throws IOException {
        Path work = Files.createDirectories(Path.of(System.getProperty("sandbox.work")));
        cluster = TestKafka.start(Files.createTempDirectory(work, getClass().getSimpleName()));
        worker = cluster.startWorker(builder -> builder.plugins(plugins).jmx());
    }

    @AfterAll
    void stopCluster() {
        if (cluster != null) {
            cluster.close();
        }
    }

    private ConnectRest rest() {
        return worker.rest();
    }

    private ConnectorUnderTest connector(String name, VendorUnderTest vendor) {
        return new ConnectorUnderTest(name, kit.connectorClass(), vendor, rest(), cluster.topics());
    }

    /** A connector that syncs each table once, so that complete tables do not slow down the others. */
    private ConnectorUnderTest once(String name, VendorUnderTest vendor) {
        return connector(name, vendor).set("poll.interval.ms", NEVER).set("snapshot.interval.ms", NEVER);
    }

    @Test
    @Order(1)
    void firstSyncIsCompleteAndTypedAndLaterSyncsSendChangesOnly() throws Exception {
        VendorUnderTest vendor = kit.few();
        try (ConnectorUnderTest connector = connector("follow", vendor).start()) {
            connector.awaitComplete(vendor.tables());
            for (String table : vendor.tables()) {
                assertThat(connector.records(table))
                        .as(table)
                        .hasSameSizeAs(vendor.truth(table).keySet());
            }
            vendor.change();
            connector.awaitComplete(vendor.tables());
            long size = connector.size();
            connector.awaitRequests(5L * vendor.tables().size());
            assertThat(connector.size()).isEqualTo(size);
            connector.assertNoDuplicates();
            assertThat(vendor.api().violations()).isEmpty();
            assertBeans(connector, vendor);
        }
    }

    private void assertBeans(ConnectorUnderTest connector, VendorUnderTest vendor) throws Exception {
        for (String table : vendor.tables()) {
            List<Object> counts = TableBean.attributes(
                    worker, connector.name(), table, "RowsEmitted", "Requests", "LastSyncCompleted");
            assertThat(counts)
                    .as(table)
                    .hasSize(3)
                    .allSatisfy(count -> assertThat((Long) count).isPositive())
                    .startsWith((long) connector.records(table).size());
        }
    }

    @Test
    @Order(2)
    void rowsThatChangeDuringTheSyncArrive() {
        VendorUnderTest vendor = kit.few();
        vendor.keepChanging(50);
        try (ConnectorUnderTest connector = connector("busy", vendor).start()) {
            connector.awaitRequests(150);
            vendor.keepChanging(0);
            connector.awaitComplete(vendor.tables());
            connector.assertNoDuplicates();
        }
    }

    @Test
    @Order(3)
    void failuresLoseAndRepeatNothing() {
        VendorUnderTest vendor = kit.few();
        Faults faults = vendor.api().faults();
        List<Fault> kinds = List.of(
                Fault.status(500),
                Fault.truncatedBody(50),
                Fault.html200(),
                Fault.reset(),
                Fault.resetAfter(),
                Fault.rateLimited(1));
        for (int i = 0; i < kinds.size(); i++) {
            faults.sometimes("*", kinds.get(i), 0.04, i);
        }
        try (ConnectorUnderTest connector =
                connector("faults", vendor).set("max.retries", "30").start()) {
            connector.awaitComplete(vendor.tables());
            connector.assertNoDuplicates();
        }
    }

    @Test
    @Order(4)
    void forbiddenTableIsSkipped() {
        VendorUnderTest vendor = kit.few();
        vendor.forbid(kit.snapshotTable());
        try (ConnectorUnderTest connector = connector("forbidden", vendor).start()) {
            List<String> others = vendor.tables().stream()
                    .filter(table -> !table.equals(kit.snapshotTable()))
                    .toList();
            connector.awaitComplete(others);
            assertThat(connector.records(kit.snapshotTable())).isEmpty();
            rest().awaitRunning(connector.name(), 1, LIMIT);
        }
    }

    @Test
    @Order(5)
    void unknownFieldIsCountedAndLoggedAndChangedFormPausesItsTable() throws Exception {
        DriftScenario scenario = new DriftScenario(kit, worker, this::connector);
        scenario.assertNewFieldIsSeen();
        scenario.assertChangedTableIsPaused();
    }

    @Test
    @Order(6)
    void refusedCredentialFailsTheTaskAndIsNotShown() {
        VendorUnderTest vendor = kit.few();
        try (ConnectorUnderTest connector = connector("refused", vendor).start()) {
            connector.awaitComplete(List.of(kit.snapshotTable()));
            vendor.refuseCredential();
            assertThat(rest().awaitFailed(connector.name(), LIMIT))
                    .contains(kit.credential().getKey())
                    .doesNotContain(kit.credential().getValue());
        }
    }

    @Test
    @Order(7)
    void validationReportsErrorsOnTheirKeys() {
        try (VendorUnderTest vendor = kit.few()) {
            Map<String, String> good = connector("validate", vendor).config();
            good.put("name", "validate");
            assertThat(errors(good)).isEmpty();
            Map<String, String> unknown = with(good, "tables", kit.snapshotTable() + ",nothing");
            assertThat(errors(unknown)).containsOnlyKeys("tables");
            assertThat(errors(unknown).get("tables")).contains(vendor.tables());
            assertThat(errors(with(good, "api.url", "http://127.0.0.1:1"))).containsOnlyKeys("api.url");
            Map<String, String> refused = with(good, kit.credential().getKey(), "not-the-secret");
            assertThat(errors(refused)).containsOnlyKeys(kit.credential().getKey());
            assertThat(errors(refused).toString()).doesNotContain("not-the-secret");
            assertThat(errors(with(good, "start.date", "soon"))).containsOnlyKeys("start.date");
        }
    }

    private static Map<String, String> with(Map<String, String> config, String key, String value) {
        Map<String, String> changed = new TreeMap<>(config);
        changed.put(key, value);
        return changed;
    }

    private Map<String, String> errors(Map<String, String> config) {
        Map<String, String> errors = new TreeMap<>();
        for (JsonNode setting : rest().validate(kit.connectorClass(), config).path("configs")) {
            JsonNode value = setting.path("value");
            if (!value.path("errors").isEmpty()) {
                errors.put(value.path("name").asText(), value.path("errors").toString());
            }
        }
        return errors;
    }

    @Test
    @Order(8)
    void offsetsAreReadAlteredAndDeleted() {
        VendorUnderTest vendor = kit.few();
        String table = kit.incrementalTable().getKey();
        try (ConnectorUnderTest connector = connector("offsets", vendor)
                .set("tables", table + ',' + kit.snapshotTable())
                .start()) {
            List<String> tables = List.of(table, kit.snapshotTable());
            connector.awaitComplete(tables);
            connector.stop();
            JsonNode position = connector.offset(table);
            assertThat(position.path(kit.incrementalTable().getValue()).asText())
                    .matches("\\d{4}-\\d\\d-\\d\\dT.*Z");
            assertThat(position.path("version").asInt()).isPositive();
            assertRefused(connector, "nothing", "{\"version\":1}", "nothing");
            assertRefused(connector, table, "{\"" + kit.incrementalTable().getValue() + "\":\"soon\"}", "ISO-8601");
            int rows = vendor.truth(table).size();
            int others = vendor.truth(kit.snapshotTable()).size();

            connector.alterOffset(table, "{\"" + kit.incrementalTable().getValue() + "\":\"1970-01-01T00:00:00Z\"}");
            connector.alterOffset(kit.snapshotTable(), "{\"generation\":1}");
            connector.resume();
            connector.patience().until(() -> connector.records(table).size() == 2 * rows);
            connector
                    .patience()
                    .until(() -> connector.records(kit.snapshotTable()).size() == 2 * others);

            connector.stop();
            rest().deleteOffsets(connector.name());
            connector.resume();
            connector.patience().until(() -> connector.records(table).size() == 3 * rows);
            connector
                    .patience()
                    .until(() -> connector.records(kit.snapshotTable()).size() == 3 * others);
            connector.awaitComplete(tables);
        }
    }

    private static void assertRefused(ConnectorUnderTest connector, String table, String offset, String word) {
        assertThatThrownBy(() -> connector.alterOffset(table, offset))
                .isInstanceOf(ConnectRestException.class)
                .hasMessageContaining(word);
    }

    @Test
    @Order(9)
    void stoppedAndKilledBackfillSendsEveryRowOnce() {
        VendorUnderTest vendor = kit.slow();
        try (ConnectorUnderTest connector = once("killed", vendor).start()) {
            long all = connector.rowsOfApi();
            connector.awaitSize(all / 10);
            connector.stop();
            connector.resume();
            connector.awaitSize(all / 4);
            worker.kill();
            assertThat(connector.size()).isLessThan(all);
            worker.start();
            connector.awaitComplete(vendor.tables());
            assertThat(connector.size()).isEqualTo(all);
        }
    }

    @Test
    @Order(10)
    void twoWorkersShareTheTasksAndOneTakesOver() {
        ConnectWorker second = cluster.startWorker(builder -> builder.plugins(plugins));
        VendorUnderTest vendor = kit.slow();
        try (ConnectorUnderTest connector =
                once("shared", vendor).set("tasks.max", "3").start()) {
            long all = connector.rowsOfApi();
            await().atMost(LIMIT).until(() -> workers(connector) == 2);
            connector.awaitSize(all / 5);
            second.kill();
            connector.awaitComplete(vendor.tables());
            assertThat(connector.size()).isEqualTo(all);
            await().atMost(LIMIT).until(() -> workers(connector) == 1);
        }
    }

    private long workers(ConnectorUnderTest connector) {
        return rest().status(connector.name()).path("tasks").findValuesAsText("worker_id").stream()
                .distinct()
                .count();
    }
}
