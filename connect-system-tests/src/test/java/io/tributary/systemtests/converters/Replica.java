package io.tributary.systemtests.converters;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.connect.common.schema.Nested;
import io.tributary.testkit.ConnectorKit;
import io.tributary.testkit.VendorUnderTest;
import io.tributary.testkit.worker.ConnectorUnderTest;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.apache.avro.Schema;
import org.apache.kafka.connect.source.SourceRecord;

/** A connector on the worker that writes in one form, and its topics as read by the form's converters. */
final class Replica implements AutoCloseable {
    private final Form form;
    private final Nested nested;
    private final AvroWorker worker;
    private final String vendor;
    private final List<String> tables;
    private final ConnectorUnderTest connector;
    private final Topics topics;

    Replica(ConnectorKit kit, VendorUnderTest simulated, Form form, Nested nested, AvroWorker worker) {
        this.form = form;
        this.nested = nested;
        this.worker = worker;
        this.vendor = kit.vendor();
        this.tables = simulated.tables();
        this.connector = worker.connector(kit.vendor() + '-' + form + '-' + nested, kit, simulated)
                .set("value.nested", nested.name().toLowerCase(Locale.ROOT));
        form.settings().forEach(connector::set);
        this.topics = worker.topics(connector, form, UnaryOperator.identity());
    }

    void start() {
        connector.start();
    }

    Nested nested() {
        return nested;
    }

    ConnectorUnderTest connector() {
        return connector;
    }

    /** Waits until its topics equal {@code reference}. */
    void awaitSame(List<SourceRecord> reference) {
        topics.awaitSame(form.expected(reference), connector.name());
    }

    /** The current number of records in its topics. */
    long records() {
        return topics.records();
    }

    /** Fails if a record equals the previous one with the same key. */
    void assertNoDuplicates() {
        topics.assertNoDuplicates(connector.name());
    }

    /** The registry contains the declared schemas of each table's keys and values, each in one version, and no others. */
    void assertOneVersionEach() {
        if (form != Form.AVRO) {
            return;
        }
        Map<String, String> files = new TreeMap<>();
        Map<String, String> declared = new SchemaFiles(vendor).read();
        String value = nested == Nested.STRUCT ? "-value" : "-value-json";
        for (String table : tables) {
            files.put(connector.topic(table) + "-key", declared.get(table + "-key"));
            files.put(connector.topic(table) + "-value", declared.get(table + value));
        }
        SchemaRegistry registry = worker.registry();
        assertThat(registry.subjects(connector.topic(""))).containsExactlyInAnyOrderElementsOf(files.keySet());
        files.forEach((subject, text) -> {
            assertThat(registry.versions(subject)).as(subject).containsExactly("1");
            assertThat(parse(registry.latest(subject))).as(subject).isEqualTo(parse(text));
        });
    }

    private static Schema parse(String schema) {
        return new Schema.Parser().parse(schema);
    }

    @Override
    public void close() {
        connector.close();
        topics.close();
    }
}
