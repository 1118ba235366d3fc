package io.tributary.systemtests.converters;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.connect.common.schema.Nested;
import io.tributary.connect.common.testing.TaskDriver;
import io.tributary.testkit.ConnectorKit;
import io.tributary.testkit.VendorUnderTest;
import java.util.List;
import java.util.Locale;
import org.apache.kafka.connect.source.SourceConnector;
import org.apache.kafka.connect.source.SourceRecord;

/** The records of a connector's task, before any converter. */
final class Reference implements AutoCloseable {
    private final List<String> topics;
    private final TaskDriver driver;

    /**
     * @param tables to read
     * @param nested how nested values are written
     */
    Reference(ConnectorKit kit, VendorUnderTest vendor, List<String> tables, Nested nested) {
        this.topics = tables.stream().map(table -> kit.vendor() + '.' + table).toList();
        this.driver = new TaskDriver(() -> connector(kit.connectorClass()), vendor.settings())
                .set("tables", String.join(",", tables))
                .set("value.nested", nested.name().toLowerCase(Locale.ROOT))
                .start();
    }

    private static SourceConnector connector(String name) {
        try {
            return (SourceConnector) Class.forName(name).getConstructor().newInstance();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Syncs, and returns all records so far. */
    List<SourceRecord> read() {
        driver.sync();
        assertThat(driver.records()).extracting(SourceRecord::topic).containsAll(topics);
        return List.copyOf(driver.records());
    }

    @Override
    public void close() {
        driver.close();
    }
}
