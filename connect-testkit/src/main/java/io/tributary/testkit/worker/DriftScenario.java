package io.tributary.testkit.worker;

import static io.tributary.testkit.worker.ConnectorUnderTest.LIMIT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tributary.sandbox.kafka.ConnectWorker;
import io.tributary.simulators.http.Fault;
import io.tributary.simulators.http.Rewrite;
import io.tributary.testkit.ConnectorKit;
import io.tributary.testkit.ResponseForm;
import io.tributary.testkit.VendorUnderTest;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import javax.management.JMException;

/** A vendor changes the format of a table's rows, as the operator of a worker sees it. */
final class DriftScenario {
    private final ResponseForm form;
    private final ConnectorKit kit;
    private final ConnectWorker worker;
    private final BiFunction<String, VendorUnderTest, ConnectorUnderTest> connectors;

    /**
     * @param connectors makes the connector with a name, without creating it on the worker
     */
    DriftScenario(
            ConnectorKit kit,
            ConnectWorker worker,
            BiFunction<String, VendorUnderTest, ConnectorUnderTest> connectors) {
        this.form = kit.responseForm();
        this.kit = kit;
        this.worker = worker;
        this.connectors = connectors;
    }

    private ConnectorUnderTest connector(String name, VendorUnderTest vendor, UnaryOperator<String> change) {
        vendor.api().faults().always(form.path(), Fault.rewritten(change));
        return connectors.apply(name, vendor);
    }

    /** A new field in every row is counted, and its path is logged once, without its value. */
    void assertNewFieldIsSeen() throws IOException, JMException {
        VendorUnderTest vendor = kit.few();
        UnaryOperator<String> change = Rewrite.withField(form.field(), "brand_new", "its value");
        try (ConnectorUnderTest connector =
                connector("drift", vendor, change).set("tables", form.table()).start()) {
            int rows = vendor.truth(form.table()).size();
            connector.patience().until(() -> connector.records(form.table()).size() >= rows);
            assertThat((Long) attribute(connector, "RowsWithUnknownFields")).isGreaterThanOrEqualTo(rows);
            assertThat(logged("Table " + form.table() + ": the API sends a field"))
                    .filteredOn(line -> line.contains("/brand_new."))
                    .isNotEmpty()
                    .doesNotHaveDuplicates()
                    .noneMatch(line -> line.contains("its value"));
        }
    }

    /** A table whose rows have lost their key is paused without dead letters. The others are complete. */
    void assertChangedTableIsPaused() throws IOException {
        VendorUnderTest vendor = kit.few();
        try (ConnectorUnderTest connector =
                connector("changed", vendor, form.renamed()).start()) {
            connector.awaitComplete(vendor.tables().stream()
                    .filter(table -> !table.equals(form.table()))
                    .toList());
            await().atMost(LIMIT).until(() -> attribute(connector, "State").equals("PARKED"));
            assertThat(connector.records(form.table())).isEmpty();
            assertThat(connector.records("dead-letters")).isEmpty();
            connector.awaitRunning();
            assertThat(logged("Table " + form.table() + ": " + form.request()))
                    .filteredOn(line -> line.contains("all of them without their key"))
                    .singleElement()
                    .asString()
                    .contains("(" + form.key() + ")", "renamed");
        }
    }

    private Object attribute(ConnectorUnderTest connector, String attribute) throws IOException, JMException {
        return TableBean.attribute(worker, connector.name(), form.table(), attribute);
    }

    /** The worker's log lines so far that contain {@code message}, from there to the end of the line. */
    private List<String> logged(String message) throws IOException {
        return Files.readString(worker.log())
                .lines()
                .filter(line -> line.contains(message))
                .map(line -> line.substring(line.indexOf(message)))
                .toList();
    }
}
