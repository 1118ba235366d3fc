package io.tributary.systemtests.converters;

import io.tributary.connect.common.schema.Nested;
import io.tributary.sandbox.testing.ConnectorKit;
import io.tributary.systemtests.Connectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** All tables of all connectors on one worker, through the Avro converter and a schema registry, and through JSON. */
@ExtendWith(AvroWorkerResolver.class)
class ConvertersIT {
    private final AvroWorker worker;

    ConvertersIT(AvroWorker worker) {
        this.worker = worker;
    }

    @ParameterizedTest
    @FieldSource("io.tributary.systemtests.Connectors#ALL")
    void avroTellsWhatTheTaskGives(ConnectorKit kit) {
        try (Replicas replicas = new Replicas(kit, worker).with(Form.AVRO, Nested.STRUCT)) {
            replicas.assertAllFollow();
        }
    }

    @Test
    void soDoFlatAvroAndBareJson() {
        try (Replicas replicas = new Replicas(Connectors.ALL.get(0), worker)
                .with(Form.AVRO, Nested.JSON)
                .with(Form.JSON, Nested.STRUCT)) {
            replicas.assertAllFollow();
        }
    }

    @ParameterizedTest
    @FieldSource("io.tributary.systemtests.Connectors#ALL")
    @Tag("full")
    void everyFormTellsWhatTheTaskGives(ConnectorKit kit) {
        try (Replicas replicas = new Replicas(kit, worker)) {
            for (Form form : Form.values()) {
                replicas.with(form, Nested.STRUCT).with(form, Nested.JSON);
            }
            replicas.assertAllFollow();
        }
    }
}
