package io.tributary.simulators.kustomer;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tributary.simulators.data.LaggingIndex;
import io.tributary.simulators.http.SimulatedClock;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * The rows of a simulated Kustomer, and methods to change them. Rows are JSON as the API returns them. Changed rows get the clock's
 * millisecond as {@code updatedAt} and the next {@code rev}. Thread-safe.
 */
public final class KustomerWorkspace {

    private static final long FIRST_ADDED = 10_000_000;

    private final SimulatedClock clock;
    private final WorkspaceGenerator generator;
    private final Map<String, LaggingIndex<Row>> tables = new HashMap<>();
    private final AtomicLong added = new AtomicLong(FIRST_ADDED);
    private volatile Duration indexLag = Duration.ZERO;

    KustomerWorkspace(SimulatedClock clock, WorkspaceGenerator generator) {
        this.clock = clock;
        this.generator = generator;
        for (String table : KustomerTables.all()) {
            LaggingIndex<Row> rows = new LaggingIndex<>();
            tables.put(table, rows);
            generator.past(table).forEach(row -> rows.put(row, Long.MIN_VALUE));
        }
    }

    /** Sets how late searches show a change, by the simulated clock. */
    public void indexLag(Duration lag) {
        this.indexLag = lag;
    }

    /** The ids of a table's rows, including deleted ones. */
    public List<String> ids(String table) {
        return rows(table).all().stream().map(Row::id).toList();
    }

    /** The ids of a table's rows that are not deleted. */
    public List<String> present(String table) {
        return shown(table).stream().filter(row -> !row.deleted()).map(Row::id).toList();
    }

    /** The rows of a table. Rows that are part of another row are gone if that is gone. */
    List<Row> shown(String table) {
        return switch (table) {
            case KustomerTables.SLA_VERSIONS -> shown(table, ids(KustomerTables.SLAS));
            case KustomerTables.CUSTOM_ATTRIBUTES -> shown(table, resources());
            default -> List.copyOf(rows(table).all());
        };
    }

    private List<Row> shown(String table, List<String> kinds) {
        return rows(table).all().stream()
                .filter(row -> kinds.contains(row.kind()))
                .toList();
    }

    /** What has custom attributes. */
    List<String> resources() {
        return Stream.concat(
                        MetadataData.RESOURCES.stream(),
                        rows(KustomerTables.KLASSES).all().stream().map(MetadataData::resource))
                .toList();
    }

    /**
     * The current row.
     *
     * @throws NoSuchElementException if there is none
     */
    public ObjectNode row(String table, String id) {
        return existing(table, id).tree();
    }

    private Row existing(String table, String id) {
        return rows(table).get(id).orElseThrow(() -> new NoSuchElementException("no row " + id + " in " + table));
    }

    /** Adds a generated row that is created now, and returns its id. */
    public synchronized String add(String table) {
        return addAt(table, clock.millis());
    }

    /** Adds a generated row that is created and updated at {@code time} in epoch ms, and returns its id. */
    public synchronized String addAt(String table, long time) {
        Row row = generator.row(table, added.getAndIncrement(), time, time);
        rows(table).put(row, visibleAt());
        return row.id();
    }

    /** Adds or replaces a row as given. */
    public synchronized void put(String table, ObjectNode row) {
        String kind = rows(table).get(Row.id(row)).map(Row::kind).orElseGet(() -> generator.usualClass(table));
        rows(table).put(Row.of(kind, row), visibleAt());
    }

    /** Changes a row and sets {@code updatedAt} to now, unless the change sets it. */
    public synchronized void update(String table, String id, Consumer<ObjectNode> change) {
        update(table, id, clock.millis(), change);
    }

    /** Changes several rows in the same millisecond. */
    public synchronized void updateAll(String table, Collection<String> ids, Consumer<ObjectNode> change) {
        long now = clock.millis();
        ids.forEach(id -> update(table, id, now, change));
    }

    private void update(String table, String id, long now, Consumer<ObjectNode> change) {
        Row before = existing(table, id);
        ObjectNode row = before.tree();
        ObjectNode attributes = attributes(row);
        if (attributes.has("updatedAt")) {
            attributes.put("updatedAt", Wire.time(now));
        }
        if (attributes.has("rev")) {
            attributes.put("rev", attributes.path("rev").asLong() + 1);
        }
        change.accept(row);
        rows(table).put(Row.of(before.kind(), row), visibleAt());
    }

    /** The attributes of a row. */
    public static ObjectNode attributes(ObjectNode row) {
        return (ObjectNode) row.get("attributes");
    }

    /** Deletes a row, like the web app: marks it as deleted, or removes it if its table has no marks. */
    public synchronized void delete(String table, String id) {
        if (!KustomerTables.marksDeleted(table)) {
            remove(table, id);
            return;
        }
        String now = Wire.time(clock.millis());
        update(table, id, row -> {
            attributes(row).put("deletedAt", now);
            if (!table.equals("users")) {
                attributes(row).put("deleted", true);
                Wire.user((ObjectNode) row.get("relationships"), "deletedBy", 0);
            }
        });
    }

    /** Removes a row without a mark. */
    public synchronized void remove(String table, String id) {
        existing(table, id);
        rows(table).remove(id, visibleAt());
    }

    private long visibleAt() {
        return indexLag.isZero() ? Long.MIN_VALUE : clock.millis() + indexLag.toMillis();
    }

    LaggingIndex<Row> rows(String table) {
        LaggingIndex<Row> rows = tables.get(table);
        if (rows == null) {
            throw new NoSuchElementException("no table " + table);
        }
        return rows;
    }
}
