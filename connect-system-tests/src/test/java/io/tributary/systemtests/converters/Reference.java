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

/** What a connector's task gives for a vendor, before any converter. */
final class Reference implements AutoCloseable {
    private final List<String> topics;
    private final TaskDriver driver;

    /**
     * @param tables those that it reads
     * @param nested the form of their values
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

    /** All records that lead to what the vendor has now. */
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
