package io.tributary.systemtests.converters;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.connect.common.schema.Nested;
import io.tributary.sandbox.testing.ConnectorKit;
import io.tributary.sandbox.testing.VendorUnderTest;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.connect.source.SourceRecord;

/** A simulated vendor and the connectors that replicate it side by side, each in a form of its own. */
final class Replicas implements AutoCloseable {
    private final ConnectorKit kit;
    private final AvroWorker worker;
    private final VendorUnderTest vendor;
    private final Map<Nested, Reference> references = new EnumMap<>(Nested.class);
    private final List<Replica> replicas = new ArrayList<>();

    Replicas(ConnectorKit kit, AvroWorker worker) {
        this.kit = kit;
        this.worker = worker;
        this.vendor = kit.few();
    }

    /** Starts one more connector. */
    Replicas with(Form form, Nested nested) {
        references.computeIfAbsent(nested, first -> new Reference(kit, vendor, vendor.tables(), nested));
        Replica replica = new Replica(kit, vendor, form, nested, worker);
        replicas.add(replica);
        replica.start();
        return this;
    }

    /** The first sync, changes and syncs without changes give the same rows in every form, with one schema each. */
    void assertAllFollow() {
        awaitComplete();
        replicas.forEach(Replica::assertOneVersionEach);
        vendor.change();
        awaitComplete();
        assertIdle();
        replicas.forEach(Replica::assertOneVersionEach);
    }

    private void awaitComplete() {
        references.forEach((nested, reference) -> {
            List<SourceRecord> records = reference.read();
            replicas.stream()
                    .filter(replica -> replica.nested() == nested)
                    .forEach(replica -> replica.awaitSame(records));
        });
    }

    /** Some further syncs of each replica send nothing. */
    private void assertIdle() {
        long size = size();
        replicas.get(0).connector().awaitRequests(3L * vendor.tables().size() * replicas.size());
        assertThat(size()).as(kit.vendor()).isEqualTo(size);
    }

    private long size() {
        return replicas.stream().mapToLong(Replica::records).sum();
    }

    @Override
    public void close() {
        replicas.forEach(Replica::close);
        references.values().forEach(Reference::close);
        vendor.close();
    }
}
