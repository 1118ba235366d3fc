package io.tributary.systemtests.converters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tributary.connect.common.schema.Nested;
import io.tributary.sandbox.kafka.TopicFollower;
import io.tributary.sandbox.testing.ConnectorKit;
import io.tributary.sandbox.testing.ConnectorUnderTest;
import io.tributary.sandbox.testing.VendorUnderTest;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.connect.source.SourceRecord;

/** A connector on the worker that writes in one form, and its topics as the form's own converters read them. */
final class Replica implements AutoCloseable {
    /** Several connectors share the worker: they rest between two syncs, as users' do. */
    private static final String INTERVAL_MS = "2000";

    private static final Duration POLL = Duration.ofMillis(500);

    private final Form form;
    private final Nested nested;
    private final AvroWorker worker;
    private final List<String> tables;
    private final ConnectorUnderTest connector;
    private final TopicFollower topics;
    private final Converters converters;
    private final Tables told = new Tables();

    Replica(ConnectorKit kit, VendorUnderTest vendor, Form form, Nested nested, AvroWorker worker) {
        this.form = form;
        this.nested = nested;
        this.worker = worker;
        this.tables = vendor.tables();
        this.connector = worker.connector(kit.vendor() + '-' + form + '-' + nested, kit, vendor)
                .set("value.nested", nested.name().toLowerCase(Locale.ROOT))
                .set("poll.interval.ms", INTERVAL_MS)
                .set("snapshot.interval.ms", INTERVAL_MS);
        form.settings().forEach(connector::set);
        this.topics = worker.follow(connector.topic(""));
        this.converters = worker.converters(form);
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

    /** Waits until its topics tell the same as {@code reference}. */
    void awaitSame(List<SourceRecord> reference) {
        Tables expected = form.told(reference);
        await().atMost(ConnectorUnderTest.LIMIT).untilAsserted(() -> {
            readOn();
            told.assertSame(expected, connector.name());
        });
    }

    /** The number of records in its topics now. */
    long records() {
        readOn();
        return told.records();
    }

    private void readOn() {
        ConsumerRecords<byte[], byte[]> next = topics.poll(POLL);
        while (!next.isEmpty()) {
            next.forEach(this::add);
            next = topics.poll(POLL);
        }
    }

    private void add(ConsumerRecord<byte[], byte[]> record) {
        String topic = record.topic();
        told.add(topic, converters.key(topic, record.key()), converters.value(topic, record.value()));
    }

    /** The registry knows one version of the schemas of each table's keys and values, and no more. */
    void assertOneVersionEach() {
        if (form != Form.AVRO) {
            return;
        }
        SchemaRegistry registry = worker.registry();
        List<String> expected = tables.stream()
                .map(connector::topic)
                .flatMap(topic -> Stream.of(topic + "-key", topic + "-value"))
                .toList();
        assertThat(registry.subjects(connector.topic(""))).containsExactlyInAnyOrderElementsOf(expected);
        assertThat(expected)
                .allSatisfy(subject -> assertThat(registry.versions(subject)).containsExactly("1"));
    }

    @Override
    public void close() {
        connector.close();
        topics.close();
    }
}
