package io.tributary.systemtests.converters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.parallel.ExecutionMode.CONCURRENT;

import io.tributary.connect.common.schema.Nested;
import io.tributary.connect.customerio.CustomerIoKit;
import io.tributary.connect.intercom.IntercomKit;
import io.tributary.connect.kustomer.KustomerKit;
import io.tributary.connect.listrak.ListrakKit;
import io.tributary.connect.segment.SegmentKit;
import io.tributary.testkit.ConnectorKit;
import io.tributary.testkit.VendorUnderTest;
import io.tributary.testkit.worker.ConnectorUnderTest;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.apache.kafka.connect.source.SourceRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Kafka's single message transformations on rows and tombstones of every connector, on a worker that writes Avro. */
@ExtendWith(AvroWorkerResolver.class)
class TransformsIT {
    private final AvroWorker worker;

    TransformsIT(AvroWorker worker) {
        this.worker = worker;
    }

    @ParameterizedTest
    @Execution(CONCURRENT)
    @MethodSource
    void changeRowsAndKeepTombstones(ConnectorKit kit, Transforms transforms) {
        VendorUnderTest vendor = kit.few();
        ConnectorUnderTest connector = worker.connector(kit.vendor() + "-transforms", kit, vendor);
        transforms.settings().forEach(connector::set);
        try (Reference reference = new Reference(kit, vendor, transforms.tables(), Nested.STRUCT);
                Topics topics = worker.topics(connector, Form.AVRO, Transforms::fields);
                ConnectorUnderTest started = connector.start()) {
            topics.awaitSame(transforms.expected(reference.read()), started.name());
            vendor.change();
            List<SourceRecord> records = reference.read();
            assertThat(records).anyMatch(record -> record.value() == null);
            topics.awaitSame(transforms.expected(records), started.name());
        }
    }

    static Stream<Arguments> changeRowsAndKeepTombstones() {
        return Stream.of(
                Arguments.of(
                        new CustomerIoKit(),
                        new Transforms(List.of("messages", "topics"), "messages|topics", "id", "created", "subject")),
                Arguments.of(
                        new IntercomKit(),
                        new Transforms(
                                List.of("conversations", "segments"),
                                "conversations|segments",
                                "id",
                                "updated_at",
                                "title")),
                Arguments.of(
                        new KustomerKit(),
                        new Transforms(List.of("conversations"), "conversations", "id", "updated_at", "external_id")),
                Arguments.of(
                        new ListrakKit(),
                        new Transforms(
                                List.of("lists", "subscribed_contacts"), "lists", "ListID", "CreateDate", "ListName")),
                Arguments.of(
                        new SegmentKit(),
                        new Transforms(
                                List.of("sources", "groups", "audit_events"),
                                "sources|groups|audit_events",
                                "id",
                                "timestamp",
                                "name")));
    }

    @Test
    @Execution(CONCURRENT)
    void filterDropsTombstonesOnly() {
        ConnectorKit kit = new SegmentKit();
        VendorUnderTest vendor = kit.few();
        ConnectorUnderTest connector = worker.connector(kit.vendor() + "-filter", kit, vendor)
                .set("tables", "groups")
                .set("transforms", "drop")
                .set("transforms.drop.type", "org.apache.kafka.connect.transforms.Filter")
                .set("transforms.drop.predicate", "deleted")
                .set("predicates", "deleted")
                .set("predicates.deleted.type", "org.apache.kafka.connect.transforms.predicates.RecordIsTombstone");
        try (Reference reference = new Reference(kit, vendor, List.of("groups"), Nested.STRUCT);
                Topics topics = worker.topics(connector, Form.AVRO, UnaryOperator.identity());
                ConnectorUnderTest started = connector.start()) {
            topics.awaitSame(Form.AVRO.expected(reference.read()), started.name());
            vendor.change();
            List<SourceRecord> rows = reference.read().stream()
                    .filter(record -> record.value() != null)
                    .toList();
            topics.awaitSame(Form.AVRO.expected(rows), started.name());
            started.stop();
            started.resume();
            started.awaitRequests(5);
            topics.awaitSame(Form.AVRO.expected(rows), started.name());
        }
    }
}
