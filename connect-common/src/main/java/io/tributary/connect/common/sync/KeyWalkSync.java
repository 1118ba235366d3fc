package io.tributary.connect.common.sync;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tributary.connect.common.http.ApiException;
import io.tributary.connect.common.http.Page;
import io.tributary.connect.common.http.RowReader;
import io.tributary.connect.common.offset.Fingerprints;
import io.tributary.connect.common.schema.Json;
import io.tributary.connect.common.schema.Row;
import io.tributary.connect.common.sync.Batch.Emission;
import io.tributary.connect.common.table.KeyWalk;
import io.tributary.connect.common.table.Leg;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Future;
import org.apache.kafka.connect.data.Struct;

/**
 * Finds rows that vanished from a table whose API does not tell: walks all keys, and asks for each row that was sent and
 * was not met whether it is really gone. What was sent is known since the task began or since its first walk.
 */
final class KeyWalkSync implements Sync {
    private static final int MANY = 20;
    private static final int WALKS_FOR_A_MASS_DELETE = 3;

    private final SyncContext context;
    private final KeyWalk walk;
    private final SentKeys sent;
    private final Map<String, Integer> missed = new HashMap<>();
    private Set<String> expected = Set.of();
    private Set<String> met = new HashSet<>();
    private PageWalk<Row> pages;
    private Future<List<String>> confirming;

    KeyWalkSync(SyncContext context, KeyWalk walk, SentKeys sent) {
        this.context = context;
        this.walk = walk;
        this.sent = sent;
    }

    @Override
    public void begin() {
        expected = Set.copyOf(sent.keys());
        met = new HashSet<>();
        Leg leg = Leg.sweep(List.of(walk.request()), walk.pages());
        pages = new PageWalk<>(context, requester -> leg, walk.rowsAt(), context::map);
    }

    @Override
    public Batch poll() {
        if (pages != null) {
            pollPages();
        }
        return confirming != null && confirming.isDone() ? tombstones(Futures.result(confirming)) : Batch.EMPTY;
    }

    private void pollPages() {
        for (Optional<Page<Row>> page = pages.poll(); page.isPresent(); page = pages.poll()) {
            page.get().rows().forEach(this::meet);
        }
        if (pages.ended()) {
            pages = null;
            List<String> suspects = suspects();
            confirming = context.pool()
                    .submit(() -> suspects.stream().filter(this::isGone).toList());
        }
    }

    private void meet(Row row) {
        sent.add(row);
        if (row.key() != null) {
            met.add(Fingerprints.text(row.key()));
        }
    }

    /** The rows that were not met; where that is more than half of many, only once two further walks agree. */
    private List<String> suspects() {
        List<String> missing =
                expected.stream().filter(key -> !met.contains(key)).toList();
        missed.keySet().retainAll(missing);
        missing.forEach(key -> missed.merge(key, 1, Integer::sum));
        boolean mass = expected.size() >= MANY && missing.size() * 2 > expected.size();
        int required = mass ? WALKS_FOR_A_MASS_DELETE : 1;
        return missing.stream().filter(key -> missed.get(key) >= required).toList();
    }

    private boolean isGone(String key) {
        ObjectNode fields = Json.MAPPER.createObjectNode();
        Struct struct = Fingerprints.key(key, context.schema().key());
        struct.schema().fields().forEach(field -> fields.putPOJO(field.name(), struct.get(field)));
        try {
            context.requester().read(walk.row().apply(fields), new RowReader<>("", row -> row));
            return false;
        } catch (ApiException e) {
            if (e.kind() == ApiException.Kind.GONE) {
                return true;
            }
            throw e;
        }
    }

    private Batch tombstones(List<String> gone) {
        confirming = null;
        List<Emission> emissions = new ArrayList<>();
        for (String key : gone) {
            sent.remove(key);
            missed.remove(key);
            emissions.add(Emission.tombstone(
                    context.table().name(),
                    Fingerprints.key(key, context.schema().key())));
        }
        emissions.forEach(context.metrics()::emitted);
        return new Batch(emissions, Map.of());
    }

    @Override
    public boolean complete() {
        return pages == null && confirming == null;
    }

    @Override
    public void abandon() {
        if (pages != null) {
            pages.abandon();
            pages = null;
        }
        if (confirming != null) {
            confirming.cancel(true);
            confirming = null;
        }
    }

    @Override
    public Map<String, Object> offset() {
        return null;
    }

    @Override
    public String done() {
        return "walked for deleted rows";
    }

    @Override
    public String position() {
        return "";
    }
}
