package io.tributary.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.sandbox.kafka.ConnectWorker;
import io.tributary.sandbox.kafka.KafkaCluster;
import io.tributary.sandbox.testing.ConnectorKit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The five packaged plugins in one worker. */
class AllPluginsIT {

    @Test
    void oneWorkerFindsAllPlugins() throws IOException {
        Path work = Files.createDirectories(Path.of(System.getProperty("sandbox.work")));
        try (KafkaCluster cluster = KafkaCluster.start(Files.createTempDirectory(work, "plugins"))) {
            ConnectWorker worker = cluster.startWorker(builder -> builder.plugins(Connectors.packages()));
            assertThat(worker.rest().plugins().findValuesAsText("class"))
                    .containsAll(Connectors.ALL.stream()
                            .map(ConnectorKit::connectorClass)
                            .toList());
        }
    }
}
