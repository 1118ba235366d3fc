package io.tributary.systemtests.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tributary.connect.kustomer.KustomerKit;
import io.tributary.sandbox.kafka.ConnectWorker;
import io.tributary.sandbox.kafka.KafkaCluster;
import io.tributary.sandbox.testing.ConnectorKit;
import io.tributary.sandbox.testing.ConnectorUnderTest;
import io.tributary.sandbox.testing.VendorUnderTest;
import io.tributary.systemtests.Connectors;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.ListTransactionsOptions;
import org.apache.kafka.clients.admin.TransactionListing;
import org.apache.kafka.clients.admin.TransactionState;
import org.junit.jupiter.api.Test;

/** A worker that stands still in the middle of a transaction, is replaced, and then goes on as if nothing had happened. */
class ZombieIT {
    private static final Duration LIMIT = Duration.ofSeconds(180);
    private static final String NAME = "zombie";

    private final ConnectorKit kit = new KustomerKit();

    @Test
    void workerThatWasReplacedAddsNothing() throws IOException {
        Path work = Files.createDirectories(Path.of(System.getProperty("sandbox.work")));
        try (KafkaCluster cluster = KafkaCluster.start(Files.createTempDirectory(work, NAME))) {
            ConnectWorker zombie = cluster.startWorker(builder -> builder.plugins(Connectors.packages(kit)));
            try (VendorUnderTest vendor = kit.slow()) {
                ConnectorUnderTest connector =
                        new ConnectorUnderTest(NAME, kit.connectorClass(), vendor, zombie.rest(), cluster.topics());
                connector.set("transaction.boundary", "interval").set("transaction.boundary.interval.ms", "2000");
                connector.start().awaitSize(connector.rowsOfApi() / 10);
                pauseInTransaction(zombie, cluster.bootstrapServers());

                cluster.startWorker(builder -> builder.plugins(Connectors.packages(kit)));
                connector.awaitComplete(vendor.tables());
                long size = connector.size();
                assertThat(size).isEqualTo(connector.rowsOfApi());

                zombie.resume();
                await().atMost(LIMIT).until(() -> Files.readString(zombie.log()).contains("fenced"));
                await().atMost(LIMIT).until(() -> zombie.rest().healthy());
                connector.awaitRunning();
                assertThat(connector.size()).isEqualTo(size);

                vendor.change();
                connector.awaitComplete(vendor.tables());
                connector.assertNothingTwice();
            }
        }
    }

    /** Stops the worker at a moment at which its task has sent records that are not committed. */
    private static void pauseInTransaction(ConnectWorker worker, String bootstrapServers) {
        try (Admin admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers))) {
            await().atMost(LIMIT).until(() -> {
                worker.pause();
                if (isInTransaction(admin)) {
                    return true;
                }
                worker.resume();
                return false;
            });
        }
    }

    private static boolean isInTransaction(Admin admin) throws ExecutionException, InterruptedException {
        ListTransactionsOptions ongoing = new ListTransactionsOptions().filterStates(Set.of(TransactionState.ONGOING));
        Collection<TransactionListing> listings =
                admin.listTransactions(ongoing).all().get();
        return listings.stream().anyMatch(each -> each.transactionalId().endsWith(NAME + "-0"));
    }
}
