package io.tributary.systemtests.sinks;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tributary.connect.common.json.Json;
import io.tributary.connect.intercom.IntercomKit;
import io.tributary.quickstart.ConnectorConfig;
import io.tributary.sandbox.Patience;
import io.tributary.sandbox.kafka.ConnectWorker;
import io.tributary.sandbox.kafka.KafkaCluster;
import io.tributary.sandbox.kafka.TopicRecord;
import io.tributary.systemtests.Connectors;
import io.tributary.systemtests.operations.ConfigFiles;
import io.tributary.testkit.ConnectorKit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** From simulated vendors through Kafka into Iceberg tables with each version of each row, with {@code config/sinks/iceberg.json}. */
class IcebergIT {
    private KafkaCluster cluster;
    private IcebergWarehouse warehouse;

    @Test
    void everyVersionIsARow() throws IOException {
        assertEveryVersion(new IntercomKit(), UnaryOperator.identity());
    }

    @ParameterizedTest
    @MethodSource("others")
    @Tag("full")
    void everyVersionIsARowIfTombstonesAreFiltered(ConnectorKit connector) throws IOException {
        assertEveryVersion(connector, IcebergIT::withoutTombstones);
    }

    private static ConnectorConfig withoutTombstones(ConnectorConfig sink) {
        return sink.with(Map.of(
                "transforms",
                "rows," + sink.settings().get("transforms"),
                "transforms.rows.type",
                "org.apache.kafka.connect.transforms.Filter",
                "transforms.rows.predicate",
                "deleted",
                "predicates",
                "deleted",
                "predicates.deleted.type",
                "org.apache.kafka.connect.transforms.predicates.RecordIsTombstone"));
    }

    private static Stream<ConnectorKit> others() {
        return Connectors.ALL.stream().filter(connector -> !(connector instanceof IntercomKit));
    }

    private void assertEveryVersion(ConnectorKit connector, UnaryOperator<ConnectorConfig> change) throws IOException {
        Path work = Files.createDirectories(Path.of(System.getProperty("sandbox.work")));
        Path directory = Files.createTempDirectory(work, "iceberg").toRealPath();
        warehouse = new IcebergWarehouse(directory.resolve("warehouse"));
        ConnectorConfig sink = change.apply(ConnectorConfig.read(ConfigFiles.file("sinks/iceberg.json"))
                .filledIn(Map.of("ICEBERG_WAREHOUSE", warehouse.url()))
                .with(Map.of("iceberg.control.commit.interval-ms", "2000")));
        try (KafkaCluster started = KafkaCluster.start(directory)) {
            cluster = started;
            ConnectWorker worker = cluster.startWorker(builder -> builder.plugins(Connectors.packages(connector))
                    .plugins(IcebergWarehouse.PLUGINS)
                    .heap("1g"));
            try (Replication replication = new Replication(cluster, worker, "struct")) {
                replication.start(connector);
                // New topics make the sink rebalance, which may delay its commits by five minutes.
                Patience.whileMoving(() -> cluster.topics().topics(connector.vendor() + '.'))
                        .until(() -> cluster.topics()
                                        .topics(connector.vendor() + '.')
                                        .size()
                                >= replication.tables().size());
                replication.start(sink);
                awaitSame(replication, sink, connector);
                replication.change();
                awaitSame(replication, sink, connector);
                assertThat(cluster.topics().readPrefix(connector.vendor() + '.'))
                        .anyMatch(TopicRecord::isTombstone);
            }
        }
    }

    private void awaitSame(Replication replication, ConnectorConfig sink, ConnectorKit connector) {
        replication.patience(sink).untilAsserted(() -> {
            replication.requireRunning(sink);
            Map<String, List<ObjectNode>> rows = warehouse.rows(connector.vendor());
            for (ReplicatedTable table : replication.tables()) {
                List<TopicRecord> records = cluster.topics().read(table.topic());
                IcebergTable found = new IcebergTable(table.declared(), rows.getOrDefault(table.topic(), List.of()));
                assertThat(found.byOffset()).as(table.topic()).isEqualTo(versions(records));
                assertThat(Differences.of(table, found.current(records))).isEmpty();
            }
        });
    }

    /** The expected rows of the table for these records, by offset. */
    private static Map<Long, JsonNode> versions(List<TopicRecord> records) {
        Map<Long, JsonNode> versions = new HashMap<>();
        for (TopicRecord record : records) {
            if (!record.isTombstone()) {
                ObjectNode row = record.value().deepCopy();
                row.put("_topic", record.topic())
                        .put("_partition", record.partition())
                        .put("_offset", record.offset())
                        .put("_timestamp", record.timestamp());
                versions.put(record.offset(), Json.parse(row.toString()));
            }
        }
        return versions;
    }
}
