package io.tributary.systemtests.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tributary.sandbox.kafka.ConnectRest;
import io.tributary.sandbox.kafka.KafkaCluster;
import io.tributary.systemtests.Connectors;
import io.tributary.testkit.ConnectorKit;
import io.tributary.testkit.VendorUnderTest;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** A broker, two workers and five vendors with the standard tables of their connectors, for rounds of chaos, and the checks after each. */
final class Chaos implements AutoCloseable {
    private static final Duration LIMIT = Duration.ofSeconds(300);
    private static final int CHANGE_EVERY_MS = 350;
    private static final int CHECK_EVERY_MS = 2_000;
    /** If pages shift, two complete syncs must miss a row before it counts as deleted. */
    private static final int SYNCS_TO_SETTLE = 3;

    private final Tally processes = new Tally();
    private final Tally faults = new Tally();
    private final List<String> recoveries = new ArrayList<>();
    private final List<Replication> replications = new ArrayList<>();
    private final KafkaCluster cluster;
    private final Nemesis nemesis;
    private final SyncWatch syncs;
    private final Operator operator;
    private final ScheduledExecutorService operating = Executors.newSingleThreadScheduledExecutor();

    private Chaos(long seed, KafkaCluster cluster) {
        this.cluster = cluster;
        ConnectRest rest = cluster.workers().get(0).rest();
        for (ConnectorKit kit : Connectors.ALL) {
            VendorUnderTest vendor = kit.few();
            Map<String, String> unchosen = new HashMap<>(vendor.settings());
            unchosen.put("tables", "");
            List<String> tables = kit.tablesOfTasks(unchosen);
            replications.add(new Replication(kit, vendor, tables, seed, cluster, rest, faults));
        }
        this.nemesis = new Nemesis(cluster, processes);
        this.syncs = new SyncWatch(replications);
        this.operator =
                new Operator(replications.stream().map(Replication::name).toList(), nemesis.up(), processes);
    }

    /** Starts everything. Returns when each table has been synced once. */
    static Chaos start(long seed, Path directory) {
        KafkaCluster cluster = KafkaCluster.startWithController(directory);
        for (int i = 0; i < 2; i++) {
            cluster.startWorker(builder -> builder.plugins(Connectors.packages())
                    .heap("1g")
                    .jvmOption("-XX:TieredStopAtLevel=1")
                    .jvmOption("-XX:+UseSerialGC")
                    .jmx());
        }
        Chaos chaos = new Chaos(seed, cluster);
        chaos.replications.forEach(each -> each.connector().create());
        chaos.replications.forEach(each -> each.connector().awaitRunning());
        chaos.syncs.awaitSyncs(1, cluster.workers());
        chaos.operating.scheduleWithFixedDelay(
                chaos.operator::check, CHECK_EVERY_MS, CHECK_EVERY_MS, TimeUnit.MILLISECONDS);
        return chaos;
    }

    /** Plays a round. */
    void play(Round round) throws Exception {
        ScheduledExecutorService storms = Executors.newSingleThreadScheduledExecutor();
        replications.forEach(each -> each.keepChanging(CHANGE_EVERY_MS));
        replications.forEach(each -> round.storms().get(each.name()).forEach(storm -> each.schedule(storm, storms)));
        long end = System.nanoTime() + round.length().toNanos();
        for (int i = 0; i < Disruption.COMMON || System.nanoTime() < end; i++) {
            disrupt(round.disruptions().get(i));
        }
        storms.shutdownNow();
        replications.forEach(each -> each.vendor().api().faults().clear());
        measureRecovery(round.last());
        for (Replication each : replications) {
            each.stopChanging();
        }
    }

    private void disrupt(Disruption disruption) {
        log(disruption);
        nemesis.strike(disruption);
        pass(disruption.lasts());
        nemesis.undo(disruption);
        pass(disruption.after());
    }

    /** Measures how long it takes after a disruption until every table has been synced again. */
    private void measureRecovery(Disruption disruption) {
        syncs.awaitReadSince(System.currentTimeMillis(), nemesis.up());
        log(disruption);
        long start = System.currentTimeMillis();
        nemesis.strike(disruption);
        boolean otherContinues = disruption.kind() == Disruption.Kind.KILL_WORKER;
        if (!otherContinues) {
            nemesis.undo(disruption);
        }
        long since = otherContinues ? start : System.currentTimeMillis();
        long end = syncs.awaitReadSince(since, nemesis.up());
        recoveries.add("%s %.1f s, %.1f s after it ended"
                .formatted(disruption.kind(), (end - start) / 1000.0, (end - since) / 1000.0));
        log(recoveries.get(recoveries.size() - 1));
        if (otherContinues) {
            nemesis.undo(disruption);
        }
    }

    /** Waits until the connectors are idle, then checks the topics. */
    void verify() {
        cluster.workers()
                .forEach(worker ->
                        await().atMost(LIMIT).until(() -> worker.rest().healthy()));
        replications.forEach(each -> await().atMost(LIMIT)
                .until(() -> each.isRunning(cluster.workers().get(0).rest())));
        syncs.awaitSyncs(SYNCS_TO_SETTLE, cluster.workers());
        replications.forEach(each -> each.patience().untilAsserted(each::assertComplete));
        await("idle connectors").atMost(LIMIT).until(this::isIdle);
        replications.forEach(Replication::assertNoViolations);
        assertThat(operator.failures())
                .as("tasks fail because of Kafka and the workers, not because of the vendors' responses")
                .noneMatch(failure -> failure.contains("io.tributary"));
    }

    /** Whether nothing is sent while every table is synced once more. Key walks may still be running. */
    private boolean isIdle() {
        syncs.awaitSyncs(1, cluster.workers());
        return replications.stream().mapToLong(Replication::readNew).sum() == 0;
    }

    private static void pass(int seconds) {
        await().pollDelay(Duration.ofSeconds(seconds)).atMost(LIMIT).until(() -> true);
    }

    private static void log(Object what) {
        System.out.printf("%tT %s%n", System.currentTimeMillis(), what);
    }

    /** A summary of what has happened so far. */
    String summary() {
        StringBuilder text = new StringBuilder("chaos so far: " + processes);
        text.append("\n    faults: ").append(faults);
        text.append("\n    recovery: ").append(recoveries);
        replications.forEach(each -> text.append("\n    ").append(each));
        operator.failures().forEach(failure -> text.append("\n    failed: ").append(failure));
        return text.toString();
    }

    @Override
    public void close() {
        operating.shutdownNow();
        replications.forEach(Replication::close);
        cluster.close();
    }
}
