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

/** One vendor under chaos: its changes, its connector, and what its topics have to say. */
final class Replication implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(200);

    /** Patience for outages, little for a single answer, and no limit of requests. */
    private static final Map<String, String> SETTINGS = Map.of(
            "tasks.max", "2",
            "poll.interval.ms", "2000",
            "snapshot.interval.ms", "1000",
            "max.retries", "100",
            "request.timeout.ms", "4000",
            "requests.per.second", "0",
            "producer.override.compression.type", "lz4");

    private final VendorUnderTest vendor;
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
     * @param faults where the requests that go wrong are counted
     */
    Replication(
            ConnectorKit kit, VendorUnderTest vendor, long seed, KafkaCluster cluster, ConnectRest rest, Tally faults) {
        this.vendor = vendor;
        this.changes = Changes.of(kit.vendor(), vendor);
        this.history = new History(vendor);
        this.connector = new ConnectorUnderTest(kit.vendor(), kit.connectorClass(), vendor, rest, cluster.topics());
        SETTINGS.forEach(connector::set);
        changes.settings().forEach(connector::set);
        this.audit = new Audit(connector.topic(""), history);
        this.follower = new TopicFollower(cluster.bootstrapServers(), topic -> topic.startsWith(connector.topic("")));
        this.faults = faults;
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

    /** Changes a row or several, once. */
    void change() {
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
                        .sometimes("*", kind.counted(faults), storm.share(), seed + storm.from() + kind.ordinal()));
    }

    /** Reads all that was committed since the last time; gives the number of these records. */
    long readOn() {
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

    /** Waits that go on as long as records come. */
    Patience patience() {
        return Patience.whileMoving(audit::records);
    }

    /** Waits until the topics have so many records in all; while rows change, they have no end to read on to. */
    void awaitRecords(long number) {
        patience().until(() -> {
            read(follower.poll(POLL));
            return audit.records() >= number;
        });
    }

    /** Throws unless the topics have the rows that the vendor has. */
    void assertComplete() {
        readOn();
        vendor.tables().forEach(table -> TableCheck.assertHolds(vendor, table, audit.latest(table)));
    }

    /** Throws unless all that came was right; what is to come need not know older rows than those of now. */
    void assertRight() {
        assertThat(audit.violations()).isEmpty();
        assertThat(vendor.api().violations()).isEmpty();
        compared += connector.rowsOfApi();
        history.forgetOld();
    }

    @Override
    public String toString() {
        return "%s: %d requests, %d changes to %d states of %d rows; %d records with %d tombstones, %s, %d read at two moments; %d rows compared at rest"
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
