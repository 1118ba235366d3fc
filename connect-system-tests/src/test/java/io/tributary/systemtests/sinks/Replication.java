package io.tributary.systemtests.sinks;

import io.tributary.quickstart.ConnectorConfig;
import io.tributary.sandbox.Patience;
import io.tributary.sandbox.kafka.ConnectWorker;
import io.tributary.sandbox.kafka.KafkaCluster;
import io.tributary.simulators.http.SimulatedApi;
import io.tributary.testkit.ConnectorKit;
import io.tributary.testkit.VendorUnderTest;
import io.tributary.testkit.worker.ConnectorUnderTest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Simulated vendors, the connectors that replicate them, and a sink, on one worker. The topic prefix is the vendor's name. */
final class Replication implements AutoCloseable {
    private final Map<ConnectorKit, VendorUnderTest> vendors = new LinkedHashMap<>();
    private final List<ConnectorUnderTest> connectors = new ArrayList<>();
    private final List<ReplicatedTable> tables = new ArrayList<>();
    private final KafkaCluster cluster;
    private final ConnectWorker worker;
    private final String nested;

    /**
     * @param nested the connectors' {@code value.nested}
     */
    Replication(KafkaCluster cluster, ConnectWorker worker, String nested) {
        this.cluster = cluster;
        this.worker = worker;
        this.nested = nested;
    }

    /** Starts a connector and its vendor, with exactly-once. */
    void start(ConnectorKit connector) {
        VendorUnderTest vendor = connector.few();
        vendors.put(connector, vendor);
        vendor.tables().forEach(table -> tables.add(ReplicatedTable.of(connector, table, vendor)));
        connectors.add(new ConnectorUnderTest(
                        connector.vendor(), connector.connectorClass(), vendor, worker.rest(), cluster.topics())
                .set("value.nested", nested)
                .start());
    }

    /** Starts a sink. */
    void start(ConnectorConfig sink) {
        worker.rest().create(sink.name(), sink.settings());
        worker.rest().awaitRunning(sink.name(), 1, ConnectorUnderTest.LIMIT);
    }

    /** Waits that continue as long as records arrive in the topics, or the sink reads some. */
    Patience patience(ConnectorConfig sink) {
        return Patience.whileMoving(() -> List.of(records(), worker.rest().offsets(sink.name())));
    }

    private long records() {
        return connectors.stream()
                .mapToLong(connector -> cluster.topics().size(connector.name() + '.'))
                .sum();
    }

    /** Throws an exception with the trace if a connector or the sink has failed. */
    void requireRunning(ConnectorConfig sink) {
        Stream.concat(Stream.of(sink.name()), connectors.stream().map(ConnectorUnderTest::name))
                .forEach(name -> worker.rest().state(name).failure().ifPresent(trace -> {
                    throw new IllegalStateException(name + " has failed: " + trace);
                }));
    }

    /** All tables of all vendors. */
    List<ReplicatedTable> tables() {
        return List.copyOf(tables);
    }

    /** Changes, adds and deletes rows of all vendors. */
    void change() {
        vendors.values().forEach(VendorUnderTest::change);
    }

    /** Starts to change rows continuously, {@code perSecond} of each vendor. 0 stops it. */
    void keepChanging(double perSecond) {
        vendors.values().forEach(vendor -> vendor.keepChanging(perSecond));
    }

    /** The API of the vendor of a connector. */
    SimulatedApi api(ConnectorKit connector) {
        return vendors.get(connector).api();
    }

    @Override
    public void close() {
        connectors.forEach(ConnectorUnderTest::close);
    }
}
