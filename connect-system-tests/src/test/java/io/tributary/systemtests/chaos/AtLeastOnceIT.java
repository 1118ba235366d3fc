package io.tributary.systemtests.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tributary.sandbox.kafka.ConnectWorker;
import io.tributary.sandbox.kafka.KafkaCluster;
import io.tributary.sandbox.kafka.TopicRecord;
import io.tributary.systemtests.Connectors;
import io.tributary.testkit.ConnectorKit;
import io.tributary.testkit.worker.TableCheck;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The five connectors on a worker without exactly-once that rarely flushes offsets, and is killed. */
class AtLeastOnceIT {
    private static final int CHANGE_EVERY_MS = 200;
    private static final int RECORDS = 40;

    private final List<Replication> replications = new ArrayList<>();
    private KafkaCluster cluster;
    private ConnectWorker worker;

    @BeforeEach
    void start() throws IOException {
        Path work = Files.createDirectories(Path.of(System.getProperty("sandbox.work")));
        cluster = KafkaCluster.start(Files.createTempDirectory(work, "at-least-once"));
        worker = cluster.startWorker(builder -> builder.plugins(Connectors.packages())
                .property("exactly.once.source.support", "disabled")
                .property("offset.flush.interval.ms", "3600000"));
        for (ConnectorKit kit : Connectors.ALL) {
            Replication replication = new Replication(kit, kit.few(), 1, cluster, worker.rest(), new Tally());
            replication.connector().set("exactly.once.support", "requested");
            replications.add(replication);
        }
    }

    @AfterEach
    void stop() {
        replications.forEach(Replication::close);
        cluster.close();
    }

    @Test
    void killRepeatsOnlyWhatWasSentSinceTheLastFlush() throws Exception {
        replications.forEach(each -> each.connector().create());
        replications.forEach(each -> each.connector().awaitRunning());
        awaitComplete();
        for (Replication each : replications) {
            each.connector().stop();
            each.readNew();
            each.audit().mark();
        }

        replications.forEach(each -> each.connector().resume());
        sendSomeThenKill();
        for (Replication each : replications) {
            each.readNew();
            each.audit().expectRepeats();
        }
        worker.start();
        awaitComplete();

        replications.forEach(
                each -> System.out.println(each + "; " + each.audit().repeated() + " repeated"));
        replications.forEach(each -> assertThat(each.audit().violations()).isEmpty());
        assertThat(replications)
                .as("repeated records")
                .allMatch(each -> each.audit().repeated() > 0);
    }

    private void sendSomeThenKill() throws Exception {
        replications.forEach(each -> each.keepChanging(CHANGE_EVERY_MS));
        for (Replication each : replications) {
            each.awaitRecords(each.audit().records() + RECORDS);
        }
        worker.kill();
        for (Replication each : replications) {
            each.stopChanging();
        }
    }

    private void awaitComplete() {
        replications.forEach(each -> each.patience().untilAsserted(() -> assertComplete(each)));
    }

    /** A row that was added and sent after the last flush, and deleted before the restart, stays in its topic. */
    private static void assertComplete(Replication each) {
        each.readNew();
        for (String table : each.tables()) {
            Map<JsonNode, TopicRecord> latest = each.audit().latest(table);
            Set<JsonNode> present = each.vendor().truth(table).keySet();
            latest.keySet().removeIf(key -> each.audit().isForgotten(table, key) && !present.contains(key));
            TableCheck.assertHolds(each.vendor(), table, latest);
        }
    }
}
