package io.tributary.systemtests.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.sandbox.Patience;
import io.tributary.sandbox.kafka.ConnectRest;
import io.tributary.sandbox.kafka.KafkaCluster;
import io.tributary.sandbox.kafka.SharedSchemas;
import io.tributary.sandbox.kafka.TopicFollower;
import io.tributary.simulators.data.Draw;
import io.tributary.testkit.ConnectorKit;
import io.tributary.testkit.VendorUnderTest;
import io.tributary.testkit.worker.ConnectorUnderTest;
import io.tributary.testkit.worker.TableCheck;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecords;

/** A vendor under chaos: its changes, its connector, and the audit of its topics. */
final class Replication implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(200);

    /** Many retries, a short request timeout, and no limit of requests. */
    private static final Map<String, String> SETTINGS = Map.of(
            "tasks.max", "2",
            "poll.interval.ms", "2000",
            "snapshot.interval.ms", "1000",
            "max.retries", "100",
            "request.timeout.ms", "4000",
            "requests.per.second", "0",
            "producer.override.compression.type", "lz4");

    private final VendorUnderTest vendor;
    private final List<String> tables;
    private final Changes changes;
    private final History history;
    private final ConnectorUnderTest connector;
    private final Audit audit;
    private final TopicFollower follower;
    private final SharedSchemas schemas = new SharedSchemas();
    private final Tally faults;
    private final long seed;
    private ScheduledExecutorService timer;
    private ScheduledFuture<?> changing;
    private volatile long made;
    private long compared;

    /**
     * All tables.
     *
     * @param faults counts the failing requests
     */
    Replication(
            ConnectorKit kit, VendorUnderTest vendor, long seed, KafkaCluster cluster, ConnectRest rest, Tally faults) {
        this(kit, vendor, vendor.tables(), seed, cluster, rest, faults);
    }

    /** Some tables. */
    Replication(
            ConnectorKit kit,
            VendorUnderTest vendor,
            List<String> tables,
            long seed,
            KafkaCluster cluster,
            ConnectRest rest,
            Tally faults) {
        this.vendor = vendor;
        this.tables = tables;
        this.changes = Changes.of(kit.vendor(), vendor);
        this.history = new History(vendor, tables);
        this.connector = new ConnectorUnderTest(kit.vendor(), kit.connectorClass(), vendor, rest, cluster.topics());
        SETTINGS.forEach(connector::set);
        changes.settings().forEach(connector::set);
        connector.set("tables", String.join(",", tables));
        this.audit = new Audit(connector.topic(""), history);
        this.follower = new TopicFollower(cluster.bootstrapServers(), topic -> topic.startsWith(connector.topic("")));
        this.faults = faults;
        this.seed = seed;
    }

    String name() {
        return connector.name();
    }

    List<String> tables() {
        return tables;
    }

    ConnectorUnderTest connector() {
        return connector;
    }

    /** Whether the connector and all its tasks are running. */
    boolean isRunning(ConnectRest rest) {
        return rest.state(name()).isRunning(connector.tasks());
    }

    VendorUnderTest vendor() {
        return vendor;
    }

    Audit audit() {
        return audit;
    }

    /** Starts to change rows. */
    void keepChanging(long everyMs) {
        timer = Executors.newSingleThreadScheduledExecutor();
        changing = timer.scheduleAtFixedRate(this::change, 0, everyMs, TimeUnit.MILLISECONDS);
    }

    /**
     * Ends {@link #keepChanging}. The rows do not change any more.
     *
     * @throws ExecutionException if a change has failed
     */
    void stopChanging() throws InterruptedException, ExecutionException {
        timer.shutdown();
        assertThat(timer.awaitTermination(1, TimeUnit.MINUTES)).isTrue();
        if (!changing.isCancelled()) {
            changing.get();
        }
    }

    /** Makes one change. */
    void change() {
        made++;
        vendor.api().atOnce(() -> {
            changes.make(new Draw(seed, name(), made), "version " + made);
            history.remember();
        });
    }

    /** Makes requests fail during a storm. */
    void schedule(Storm storm, ScheduledExecutorService storms) {
        storms.schedule(() -> start(storm), storm.from(), TimeUnit.MILLISECONDS);
        storms.schedule(vendor.api().faults()::clear, storm.until(), TimeUnit.MILLISECONDS);
    }

    private void start(Storm storm) {
        storm.kinds()
                .forEach(kind -> vendor.api()
                        .faults()
                        .sometimes("*", kind.counted(faults), storm.share(), seed + storm.from() + kind.ordinal()));
    }

    /** Reads all records committed since the last call. Returns their number. */
    long readNew() {
        long before = audit.records();
        ConsumerRecords<byte[], byte[]> next = follower.poll(POLL);
        while (!next.isEmpty() || !follower.isAtEnd()) {
            read(next);
            next = follower.poll(POLL);
        }
        return audit.records() - before;
    }

    private void read(ConsumerRecords<byte[], byte[]> some) {
        some.forEach(record -> audit.read(schemas.read(record)));
    }

    /** Waits that continue as long as records arrive. */
    Patience patience() {
        return Patience.whileMoving(audit::records);
    }

    /** Waits until the topics have this many records. While rows change, {@link #readNew} would not end. */
    void awaitRecords(long number) {
        patience().until(() -> {
            read(follower.poll(POLL));
            return audit.records() >= number;
        });
    }

    /** Fails unless the topics contain the rows of the vendor. */
    void assertComplete() {
        readNew();
        tables.forEach(table -> TableCheck.assertHolds(vendor, table, audit.latest(table)));
    }

    /** Fails if there are violations. Forgets older states: later records must have the current ones or newer ones. */
    void assertNoViolations() {
        assertThat(audit.violations()).isEmpty();
        assertThat(vendor.api().violations()).isEmpty();
        compared += connector.rowsOfApi();
        history.forgetOld();
    }

    @Override
    public String toString() {
        return "%s: %d requests, %d changes to %d states of %d rows; %d records with %d tombstones, %s, %d mixed; %d rows compared when idle"
                .formatted(
                        name(),
                        vendor.api().log().total(),
                        made,
                        history.states(),
                        history.rows(),
                        audit.records(),
                        audit.tombstones(),
                        audit.flaws(),
                        audit.mixed(),
                        compared);
    }

    @Override
    public void close() {
        follower.close();
        vendor.close();
    }
}
