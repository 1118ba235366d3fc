package io.tributary.systemtests.converters;

import static org.awaitility.Awaitility.await;

import io.tributary.connect.common.schema.Nested;
import io.tributary.testkit.ConnectorKit;
import io.tributary.testkit.VendorUnderTest;
import io.tributary.testkit.worker.ConnectorUnderTest;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.apache.kafka.connect.source.SourceRecord;

/** A simulated vendor, and connectors that replicate it in parallel, each in a different form. */
final class Replicas implements AutoCloseable {
    private final ConnectorKit kit;
    private final AvroWorker worker;
    private final VendorUnderTest vendor;
    private final Set<Nested> forms = EnumSet.noneOf(Nested.class);
    private final List<Replica> replicas = new ArrayList<>();

    Replicas(ConnectorKit kit, AvroWorker worker) {
        this.kit = kit;
        this.worker = worker;
        this.vendor = kit.few();
    }

    /** Starts another connector. */
    Replicas with(Form form, Nested nested) {
        forms.add(nested);
        Replica replica = new Replica(kit, vendor, form, nested, worker);
        replicas.add(replica);
        replica.start();
        return this;
    }

    /** After the first sync, after changes and when idle, every form has the same rows, with one schema each. */
    void assertAllReplicate() {
        awaitComplete();
        replicas.forEach(Replica::assertOneVersionEach);
        vendor.change();
        awaitComplete();
        awaitIdle();
        replicas.forEach(Replica::assertOneVersionEach);
    }

    /** Compares with a new first sync, which also contains changes that later syncs notice late. */
    private void awaitComplete() {
        for (Nested nested : forms) {
            try (Reference reference = new Reference(kit, vendor, vendor.tables(), nested)) {
                List<SourceRecord> records = reference.read();
                replicas.stream()
                        .filter(replica -> replica.nested() == nested)
                        .forEach(replica -> replica.awaitSame(records));
            }
        }
    }

    /** In the end, further syncs send nothing, and none has repeated a row. */
    private void awaitIdle() {
        await().atMost(ConnectorUnderTest.LIMIT).until(() -> {
            long size = size();
            replicas.get(0).connector().awaitRequests(3L * vendor.tables().size() * replicas.size());
            return size == size();
        });
        replicas.forEach(Replica::assertNoDuplicates);
    }

    private long size() {
        return replicas.stream().mapToLong(Replica::records).sum();
    }

    @Override
    public void close() {
        replicas.forEach(Replica::close);
        vendor.close();
    }
}
