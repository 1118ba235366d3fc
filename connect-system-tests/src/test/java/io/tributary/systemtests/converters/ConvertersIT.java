package io.tributary.systemtests.converters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.parallel.ExecutionMode.CONCURRENT;

import com.fasterxml.jackson.databind.JsonNode;
import io.tributary.connect.common.json.Json;
import io.tributary.connect.common.schema.Nested;
import io.tributary.connect.intercom.IntercomKit;
import io.tributary.systemtests.Connectors;
import io.tributary.testkit.ConnectorKit;
import io.tributary.testkit.VendorUnderTest;
import io.tributary.testkit.worker.ConnectorUnderTest;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.apache.avro.Schema;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** All tables of all connectors on one worker, through the Avro converter and a schema registry, and through JSON. */
@ExtendWith(AvroWorkerResolver.class)
class ConvertersIT {
    private static final int CONFLICT = 409;

    private final AvroWorker worker;

    ConvertersIT(AvroWorker worker) {
        this.worker = worker;
    }

    @ParameterizedTest
    @Execution(CONCURRENT)
    @FieldSource("io.tributary.systemtests.Connectors#ALL")
    void avroKeepsWhatTheTaskReturns(ConnectorKit kit) {
        try (Replicas replicas = new Replicas(kit, worker).with(Form.AVRO, Nested.STRUCT)) {
            replicas.assertAllReplicate();
        }
    }

    @Test
    @Execution(CONCURRENT)
    void flatAvroAndBareJsonKeepWhatTheTaskReturns() {
        try (Replicas replicas = new Replicas(Connectors.ALL.get(0), worker)
                .with(Form.AVRO, Nested.JSON)
                .with(Form.JSON, Nested.STRUCT)) {
            replicas.assertAllReplicate();
        }
    }

    @Test
    @Execution(CONCURRENT)
    void newOptionalFieldIsANewVersionAndAnotherTypeIsRefused() {
        ConnectorKit kit = new IntercomKit();
        VendorUnderTest vendor = kit.few();
        ConnectorUnderTest connector =
                worker.connector("evolution", kit, vendor).set("tables", "teams");
        SchemaRegistry registry = worker.registry();
        String subject = connector.topic("teams") + "-value";
        String declared = new SchemaFiles(kit.vendor()).read().get("teams-value");
        registry.register(subject, without(declared, "distribution_method"));
        try (ConnectorUnderTest started = connector.start()) {
            await().atMost(ConnectorUnderTest.LIMIT)
                    .until(() -> registry.versions(subject).size() == 2);
            started.awaitRequests(5);
            assertThat(registry.versions(subject)).containsExactly("1", "2");
            assertThat(registry.tryRegister(subject, declared.replace("\"string\"", "\"long\"")))
                    .isEqualTo(CONFLICT);
        }
    }

    @Test
    @Execution(CONCURRENT)
    void schemasMayBeRegisteredInAdvance() {
        ConnectorKit kit = new IntercomKit();
        VendorUnderTest vendor = kit.few();
        ConnectorUnderTest connector =
                worker.connector("registered", kit, vendor).set("tables", "tags");
        Map<String, String> files = new SchemaFiles(kit.vendor()).read();
        for (String part : List.of("key", "value")) {
            // Formatted like the converter does, because this registry compares texts.
            String schema = new Schema.Parser().parse(files.get("tags-" + part)).toString();
            worker.registry().register(connector.topic("tags") + '-' + part, schema);
            connector
                    .set(part + ".converter", "io.confluent.connect.avro.AvroConverter")
                    .set(
                            part + ".converter.schema.registry.url",
                            worker.registry().url())
                    .set(part + ".converter.auto.register.schemas", "false");
        }
        try (Reference reference = new Reference(kit, vendor, List.of("tags"), Nested.STRUCT);
                Topics topics = worker.topics(connector, Form.AVRO, UnaryOperator.identity());
                ConnectorUnderTest started = connector.start()) {
            topics.awaitSame(Form.AVRO.expected(reference.read()), started.name());
        }
    }

    private static String without(String schema, String field) {
        JsonNode json = Json.parse(schema);
        Iterator<JsonNode> fields = json.path("fields").iterator();
        while (fields.hasNext()) {
            if (fields.next().path("name").asText().equals(field)) {
                fields.remove();
            }
        }
        return Json.text(json);
    }

    @ParameterizedTest
    @Execution(CONCURRENT)
    @FieldSource("io.tributary.systemtests.Connectors#ALL")
    @Tag("full")
    void everyFormKeepsWhatTheTaskReturns(ConnectorKit kit) {
        try (Replicas replicas = new Replicas(kit, worker)) {
            for (Form form : Form.values()) {
                replicas.with(form, Nested.STRUCT).with(form, Nested.JSON);
            }
            replicas.assertAllReplicate();
        }
    }
}
