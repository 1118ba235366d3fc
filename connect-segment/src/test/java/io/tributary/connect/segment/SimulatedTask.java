package io.tributary.connect.segment;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tributary.simulators.segment.SegmentBuilder;
import io.tributary.simulators.segment.SegmentWorkspace;
import io.tributary.simulators.segment.SimulatedSegment;
import io.tributary.testkit.contract.TaskTest;
import java.util.function.Consumer;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.source.SourceRecord;

/** Base of tests that run the real task against a simulated Segment. */
abstract class SimulatedTask extends TaskTest {
    /** In milliseconds; the interval of catalogs is 24 times as long. */
    static final String CATALOGS_SOON = "8";

    SimulatedSegment segment;

    SimulatedTask() {
        super(new SegmentKit(), new Truth());
    }

    /** A workspace with a few rows of every table. */
    static SegmentBuilder few() {
        return SimulatedSegment.builder()
                .sources(12)
                .destinations(16)
                .warehouses(3)
                .users(9)
                .groups(5)
                .transformations(7)
                .auditEvents(60, 20)
                .usageMonths(2)
                .catalog(10)
                .further(4);
    }

    /** Opens the workspace. The task is not started yet. */
    void open(SegmentBuilder builder) {
        segment = builder.start();
        open(segment, segment.connectorSettings());
        driver.set("snapshot.interval.ms", CATALOGS_SOON);
        driver.set("start.date", workspace().today().minusDays(70).toString());
    }

    SegmentWorkspace workspace() {
        return segment.workspace();
    }

    static Struct value(SourceRecord record) {
        return (Struct) record.value();
    }

    static Consumer<ObjectNode> named(String name) {
        return row -> row.put("name", name);
    }
}
