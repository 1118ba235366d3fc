package io.tributary.systemtests.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tributary.sandbox.kafka.KafkaCluster;
import io.tributary.systemtests.Connectors;
import io.tributary.testkit.ConnectorKit;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** A broker, two workers, five vendors with their connectors; rounds of chaos, and what has to hold after each. */
final class Chaos implements AutoCloseable {
    private static final Duration LIMIT = Duration.ofSeconds(300);
    private static final int CHANGE_EVERY_MS = 350;
    private static final int LOOK_EVERY_MS = 2_000;
    /** A row that vanishes from pages that shift is gone when two complete readings miss it. */
    private static final int SYNCS_TO_REST = 3;

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
        for (ConnectorKit kit : Connectors.ALL) {
            replications.add(new Replication(
                    kit, kit.few(), seed, cluster, cluster.workers().get(0).rest(), faults));
        }
        this.nemesis = new Nemesis(cluster, processes);
        this.syncs = new SyncWatch(replications);
        this.operator =
                new Operator(replications.stream().map(Replication::name).toList(), nemesis.up(), processes);
    }

    /** Starts everything; the connectors have read their vendors once. */
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
                chaos.operator::look, LOOK_EVERY_MS, LOOK_EVERY_MS, TimeUnit.MILLISECONDS);
        return chaos;
    }

    /** Lets a round pass. */
    void play(Round round) throws Exception {
        ScheduledExecutorService storms = Executors.newSingleThreadScheduledExecutor();
        replications.forEach(each -> each.keepChanging(CHANGE_EVERY_MS));
        replications.forEach(each -> round.storms().get(each.name()).forEach(storm -> each.schedule(storm, storms)));
        long end = System.nanoTime() + round.length().toNanos();
        for (int i = 0; i < Trouble.USUAL || System.nanoTime() < end; i++) {
            bring(round.troubles().get(i));
        }
        storms.shutdownNow();
        replications.forEach(each -> each.vendor().api().faults().clear());
        recover(round.last());
        for (Replication each : replications) {
            each.stopChanging();
        }
    }

    private void bring(Trouble trouble) {
        log(trouble);
        nemesis.strike(trouble);
        pass(trouble.lasts());
        nemesis.undo(trouble);
        pass(trouble.after());
    }

    /** How long it takes until every table was read again. */
    private void recover(Trouble trouble) {
        syncs.awaitReadSince(System.currentTimeMillis(), nemesis.up());
        log(trouble);
        long begin = System.currentTimeMillis();
        nemesis.strike(trouble);
        boolean otherGoesOn = trouble.kind() == Trouble.Kind.KILL_WORKER;
        if (!otherGoesOn) {
            nemesis.undo(trouble);
        }
        long since = otherGoesOn ? begin : System.currentTimeMillis();
        long end = syncs.awaitReadSince(since, nemesis.up());
        recoveries.add("%s %.1f s, %.1f s after it was undone"
                .formatted(trouble.kind(), (end - begin) / 1000.0, (end - since) / 1000.0));
        log(recoveries.get(recoveries.size() - 1));
        if (otherGoesOn) {
            nemesis.undo(trouble);
        }
    }

    /** Waits until the connectors are at rest; then the topics have to be right. */
    void verify() {
        cluster.workers()
                .forEach(worker ->
                        await().atMost(LIMIT).until(() -> worker.rest().healthy()));
        replications.forEach(each -> await().atMost(LIMIT)
                .until(() -> each.isRunning(cluster.workers().get(0).rest())));
        syncs.awaitSyncs(SYNCS_TO_REST, cluster.workers());
        replications.forEach(each -> each.patience().untilAsserted(each::assertComplete));
        await("rest").atMost(LIMIT).until(this::isAtRest);
        replications.forEach(Replication::assertRight);
        assertThat(operator.failures())
                .as("tasks fail of what Kafka and the workers do, not of the vendors' responses")
                .noneMatch(failure -> failure.contains("io.tributary"));
    }

    /** Whether nothing comes while every table is read once more; walks for deleted rows may still be on their way. */
    private boolean isAtRest() {
        syncs.awaitSyncs(1, cluster.workers());
        return replications.stream().mapToLong(Replication::readOn).sum() == 0;
    }

    private static void pass(int seconds) {
        await().pollDelay(Duration.ofSeconds(seconds)).atMost(LIMIT).until(() -> true);
    }

    private static void log(Object what) {
        System.out.printf("%tT %s%n", System.currentTimeMillis(), what);
    }

    /** What happened so far. */
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
