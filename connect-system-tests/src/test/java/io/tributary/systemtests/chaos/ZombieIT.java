package io.tributary.systemtests.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tributary.connect.kustomer.KustomerKit;
import io.tributary.sandbox.kafka.ConnectWorker;
import io.tributary.sandbox.kafka.KafkaCluster;
import io.tributary.systemtests.Connectors;
import io.tributary.testkit.ConnectorKit;
import io.tributary.testkit.worker.ConnectorUnderTest;
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

/** A worker is frozen during a transaction and replaced, and then continues. */
class ZombieIT {
    private static final Duration LIMIT = Duration.ofSeconds(180);
    /** Kafka's error for a producer that has been replaced. */
    private static final String REFUSED = "InvalidProducerEpochException";

    private static final int CHANGES = 5;

    private final ConnectorKit kit = new KustomerKit();

    @Test
    void replacedWorkerCommitsNothing() throws IOException {
        Path work = Files.createDirectories(Path.of(System.getProperty("sandbox.work")));
        try (KafkaCluster cluster = KafkaCluster.start(Files.createTempDirectory(work, "zombie"))) {
            ConnectWorker zombie = cluster.startWorker(builder -> builder.plugins(Connectors.packages(kit)));
            try (Replication replication = new Replication(kit, kit.slow(), 1, cluster, zombie.rest(), new Tally())) {
                ConnectorUnderTest connector = replication.connector();
                connector.set("transaction.boundary", "interval").set("transaction.boundary.interval.ms", "2000");
                connector.set("tasks.max", "1").start();
                long rows = connector.rowsOfApi();
                replication.awaitRecords(rows / 10);
                pauseInTransaction(zombie, cluster.bootstrapServers());

                cluster.startWorker(builder -> builder.plugins(Connectors.packages(kit)));
                awaitComplete(replication);
                assertThat(replication.audit().records()).isEqualTo(rows);

                assertThat(zombie.log()).content().doesNotContain(REFUSED);
                zombie.resume();
                await().atMost(LIMIT).until(() -> Files.readString(zombie.log()).contains(REFUSED));
                await().atMost(LIMIT).until(() -> zombie.rest().healthy());
                connector.awaitRunning();
                assertThat(replication.readNew()).isZero();

                for (int i = 0; i < CHANGES; i++) {
                    replication.change();
                }
                awaitComplete(replication);
                replication.assertNoViolations();
            }
        }
    }

    private static void awaitComplete(Replication replication) {
        replication.patience().untilAsserted(replication::assertComplete);
    }

    /** Freezes the worker while its task has sent records that are not committed. */
    private void pauseInTransaction(ConnectWorker worker, String bootstrapServers) {
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

    private boolean isInTransaction(Admin admin) throws ExecutionException, InterruptedException {
        ListTransactionsOptions ongoing = new ListTransactionsOptions().filterStates(Set.of(TransactionState.ONGOING));
        Collection<TransactionListing> listings =
                admin.listTransactions(ongoing).all().get();
        return listings.stream().anyMatch(each -> each.transactionalId().endsWith(kit.vendor() + "-0"));
    }
}
