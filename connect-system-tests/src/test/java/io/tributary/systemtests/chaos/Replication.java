package io.tributary.systemtests.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.sandbox.data.Draw;
import io.tributary.sandbox.kafka.ConnectRest;
import io.tributary.sandbox.kafka.KafkaCluster;
import io.tributary.sandbox.testing.ConnectorKit;
import io.tributary.sandbox.testing.ConnectorUnderTest;
import io.tributary.sandbox.testing.TableCheck;
import io.tributary.sandbox.testing.VendorUnderTest;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** One vendor under chaos: its changes, its connector, and what its topics have to say. */
final class Replication implements AutoCloseable {
    /** Patience for outages, little for a single answer, and no limit of requests. */
    private static final Map<String, String> SETTINGS = Map.of(
            "tasks.max", "2",
            "poll.interval.ms", "1000",
            "snapshot.interval.ms", "1000",
            "max.retries", "100",
            "request.timeout.ms", "4000",
            "requests.per.second", "0",
            "producer.override.compression.type", "lz4");

    /** Positions that follow soon, and syncs that come often. */
    private static final Map<String, Map<String, String>> OF_VENDOR = Map.of(
            "customerio", Map.of(),
            "intercom", Map.of("intercom.overlap.seconds", "5", "intercom.deletes.interval.ms", "2000"),
            "kustomer", Map.of("kustomer.overlap.seconds", "5"),
            "listrak", Map.of(),
            "segment", Map.of("tasks.max", "3", "snapshot.interval.ms", "300"));

    private final VendorUnderTest vendor;
    private final Changes changes;
    private final History history;
    private final ConnectorUnderTest connector;
    private final Audit audit;
    private final Tally tally;
    private final long seed;
    private ScheduledExecutorService timer;
    private ScheduledFuture<?> changing;
    private volatile long made;

    Replication(ConnectorKit kit, long seed, KafkaCluster cluster, ConnectRest rest, Tally tally) {
        this.vendor = kit.few();
        this.changes = Changes.of(kit.vendor(), vendor);
        this.history = new History(vendor);
        this.connector = new ConnectorUnderTest(kit.vendor(), kit.connectorClass(), vendor, rest, cluster.topics());
        SETTINGS.forEach(connector::set);
        OF_VENDOR.get(kit.vendor()).forEach(connector::set);
        this.audit = new Audit(cluster.bootstrapServers(), kit.vendor(), history);
        this.tally = tally;
        this.seed = seed;
    }

    String name() {
        return connector.name();
    }

    List<String> tables() {
        return vendor.tables();
    }

    ConnectorUnderTest connector() {
        return connector;
    }

    /** Whether the connector and all of its tasks run. */
    boolean isRunning(ConnectRest rest) {
        return rest.state(name()).isRunning(connector.tasks());
    }

    VendorUnderTest vendor() {
        return vendor;
    }

    Audit audit() {
        return audit;
    }

    History history() {
        return history;
    }

    /** Begins to change rows. */
    void keepChanging(long everyMs) {
        timer = Executors.newSingleThreadScheduledExecutor();
        changing = timer.scheduleAtFixedRate(this::change, 0, everyMs, TimeUnit.MILLISECONDS);
    }

    /**
     * Ends {@link #keepChanging}; the vendor stands still from now on.
     *
     * @throws ExecutionException with the reason when a change has failed
     */
    void stopChanging() throws InterruptedException, ExecutionException {
        timer.shutdown();
        assertThat(timer.awaitTermination(1, TimeUnit.MINUTES)).isTrue();
        if (!changing.isCancelled()) {
            changing.get();
        }
    }

    private void change() {
        made++;
        vendor.api().atOnce(() -> {
            changes.make(new Draw(seed, name(), made), "version " + made);
            history.remember();
        });
    }

    /** For a storm's time, shares of the requests go wrong. */
    void schedule(Storm storm, ScheduledExecutorService storms) {
        storms.schedule(() -> begin(storm), storm.from(), TimeUnit.MILLISECONDS);
        storms.schedule(vendor.api().faults()::clear, storm.until(), TimeUnit.MILLISECONDS);
    }

    private void begin(Storm storm) {
        storm.kinds()
                .forEach(kind -> vendor.api()
                        .faults()
                        .sometimes("*", kind.counted(tally), storm.share(), seed + storm.from() + kind.ordinal()));
    }

    /** Throws unless the topics have the rows that the vendor has. */
    void assertComplete() {
        audit.readOn();
        vendor.tables().forEach(table -> TableCheck.assertHolds(vendor, table, audit.latest(table)));
    }

    @Override
    public String toString() {
        return "%s: %d requests, %d changes, %d rows, %d versions, %d records, %d tombstones, %d read at two moments"
                .formatted(
                        name(),
                        vendor.api().log().total(),
                        made,
                        history.rows(),
                        history.states(),
                        audit.records(),
                        audit.tombstones(),
                        audit.mixed());
    }

    @Override
    public void close() {
        audit.close();
        vendor.close();
    }
}
