package io.tributary.connect.common.sync;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tributary.connect.common.http.ApiException;
import io.tributary.connect.common.http.Page;
import io.tributary.connect.common.http.RowReader;
import io.tributary.connect.common.json.Json;
import io.tributary.connect.common.offset.Fingerprints;
import io.tributary.connect.common.offset.SourcePartition;
import io.tributary.connect.common.reading.Futures;
import io.tributary.connect.common.reading.SetAside;
import io.tributary.connect.common.reading.SliceReader;
import io.tributary.connect.common.reading.TableContext;
import io.tributary.connect.common.schema.Row;
import io.tributary.connect.common.sync.Batch.Emission;
import io.tributary.connect.common.table.KeyWalk;
import io.tributary.connect.common.table.Slice;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Future;
import org.apache.kafka.connect.data.Struct;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds deleted rows of a table whose API does not report them: walks all keys, and requests each row that was sent but not
 * seen, to confirm that it is gone. Only rows sent or seen since the task started are known.
 */
final class KeyWalkSync implements Sync {
    private static final Logger log = LoggerFactory.getLogger(KeyWalkSync.class);

    private final TableContext context;
    private final KeyWalk walk;
    private final SentKeys sent;
    private SliceReader<Row> pages;
    private Future<List<String>> confirming;

    KeyWalkSync(TableContext context, KeyWalk walk, SentKeys sent) {
        this.context = context.keysOnly();
        this.walk = walk;
        this.sent = sent;
    }

    @Override
    public void begin() {
        sent.beginWalk();
        Slice slice = Slice.fullTable(List.of(walk.request()), walk.pages());
        pages = new SliceReader<>(context, requester -> slice, walk.rowsAt(), context, row -> row);
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
            page.get().rows().forEach(sent::add);
        }
        if (pages.ended()) {
            List<String> suspects = pages.isComplete() ? sent.endWalk() : List.of();
            pages = null;
            confirming = context.pool().submit(() -> gone(suspects));
        }
    }

    /** The suspects that are confirmed gone; those that cannot be requested now are suspects of the next walk. */
    private List<String> gone(List<String> suspects) {
        SetAside sick = new SetAside();
        List<String> gone = new ArrayList<>();
        for (String key : suspects) {
            try {
                if (isGone(key)) {
                    gone.add(key);
                }
                sick.succeeded();
            } catch (ApiException e) {
                sick.skip(
                        e.kind() == ApiException.Kind.UNAVAILABLE ? e.as(ApiException.Kind.RETRY, e.getMessage()) : e);
            } catch (IllegalArgumentException e) {
                log.warn("Table {}: {}", context.table().name(), e.getMessage());
            }
        }
        return gone;
    }

    private boolean isGone(String key) {
        ObjectNode fields = Json.MAPPER.createObjectNode();
        Struct struct = Fingerprints.key(key, context.schema().key());
        struct.schema().fields().forEach(field -> fields.putPOJO(field.name(), struct.get(field)));
        try {
            String id = '/' + fields.fieldNames().next();
            context.requester().read(walk.row().apply(fields), RowReader.one("", id, row -> row));
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
        for (String key : gone.stream().filter(sent::remove).toList()) {
            emissions.add(Emission.tombstone(
                    SourcePartition.of(context.table().name()),
                    Fingerprints.key(key, context.schema().key())));
        }
        emissions.forEach(tombstone -> context.metrics().tombstoneSent());
        return new Batch(emissions, List.of());
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

    /** Deleted rows can be found later; the table's changes continue. */
    @Override
    public boolean canWait(RuntimeException failure) {
        context.metrics().keyWalkFailed();
        return true;
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
