package io.tributary.simulators.customerio;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tributary.simulators.customerio.Row.Place;
import io.tributary.simulators.data.Json;
import io.tributary.simulators.http.SimulatedClock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * The rows of a simulated Customer.io, and methods to change them. Rows are JSON as the API returns them, with three exceptions:
 * {@code eps_suppression} has {@code suppression_type} and {@code domain}, {@code ip_addresses} is an {@code id}, {@code customers} are
 * wrapped in {@code customer}. Thread-safe.
 */
public final class CustomerIoWorkspace {
    private static final long FIRST_ADDED = 1_000_000;

    private final SimulatedClock clock;
    private final WorkspaceGenerator generator;
    private final Map<String, RowStore> tables = new HashMap<>();
    private final Set<String> deletedPeople = ConcurrentHashMap.newKeySet();
    private final AtomicLong added = new AtomicLong();
    private final AtomicLong places = new AtomicLong();

    CustomerIoWorkspace(SimulatedClock clock, WorkspaceGenerator generator, Map<String, Integer> sizes) {
        this.clock = clock;
        this.generator = generator;
        CustomerIoTables.ALL.forEach(table -> tables.put(table, new RowStore()));
        Stream.of(false, true)
                .forEach(children -> CustomerIoTables.ALL.stream()
                        .filter(table -> ChildTable.ALL.containsKey(table) == children)
                        .forEach(table -> fill(table, sizes.getOrDefault(table, 0))));
    }

    private void fill(String table, int size) {
        for (int number = 0; number < size; number++) {
            ObjectNode row = generator.past(table, number);
            if (!ChildTable.ALL.containsKey(table) || adopt(table, row, number)) {
                put(table, row);
            }
        }
    }

    /** Gives a row to one of its table's parents; the last one of several has none. False if there are no parents. */
    private boolean adopt(String table, ObjectNode row, long number) {
        ChildTable child = ChildTable.ALL.get(table);
        List<Row> parents = List.copyOf(rows(child.parents()).all());
        if (parents.isEmpty()) {
            return false;
        }
        Row parent = parents.get((int) (number % Math.max(1, parents.size() - 1)));
        row.put(child.field(), Long.parseLong(parent.id()));
        if (child.key().equals(ChildTable.STEP)) {
            long time = number < FIRST_ADDED
                    ? Json.row(parent.json()).path("updated").asLong()
                    : clock.seconds();
            row.put(ChildTable.STEP, MetricTable.seconds(metrics(table).step(Instant.ofEpochSecond(time))));
        }
        return true;
    }

    /** A table of metrics. */
    MetricTable metrics(String table) {
        ChildTable child = ChildTable.ALL.get(table);
        return new MetricTable(rows(child.parents()), child, rows(table), table.equals("campaign_metrics"));
    }

    /** The ids of a table's rows. */
    public List<String> ids(String table) {
        return rows(table).all().stream().map(Row::id).toList();
    }

    /**
     * The current row.
     *
     * @throws NoSuchElementException if there is none
     */
    public ObjectNode row(String table, String id) {
        return rows(table)
                .get(id)
                .map(row -> Json.row(row.full()))
                .orElseThrow(() -> new NoSuchElementException("no row " + id + " in " + table));
    }

    /** Adds a generated row that is created now, and returns its id. */
    public synchronized String add(String table) {
        long number = FIRST_ADDED + added.getAndIncrement();
        ObjectNode row = generator.row(table, number, clock.seconds());
        if (ChildTable.ALL.containsKey(table) && !adopt(table, row, number)) {
            throw new NoSuchElementException("no parent for a row of " + table);
        }
        return put(table, row);
    }

    /** Adds or replaces a row as given, including its times, and returns its id. */
    public synchronized String put(String table, ObjectNode row) {
        RowStore rows = rows(table);
        String id = id(table, row);
        long order = rows.get(id).map(before -> before.place().order()).orElseGet(places::getAndIncrement);
        rows.put(Row.of(new Place(order(table, row, order), id), kind(table, row), row));
        return id;
    }

    /** Changes a row and sets its time of update, if it has one, to now, unless the change sets it. */
    public synchronized void update(String table, String id, Consumer<ObjectNode> change) {
        ObjectNode row = row(table, id);
        String changedAt = CustomerIoTables.changedAt(table);
        if (!changedAt.isEmpty()) {
            row.put(changedAt, clock.seconds());
        }
        change.accept(row);
        put(table, row);
    }

    /** Deletes a row. The activities of a deleted person stay. */
    public synchronized void delete(String table, String id) {
        if (table.equals("customers")) {
            deletedPeople.add(id);
        }
        if (!rows(table).remove(id)) {
            throw new NoSuchElementException("no row " + id + " in " + table);
        }
        ChildTable.ALL.forEach((name, child) -> {
            if (child.parents().equals(table)) {
                removeChildren(rows(name), id);
            }
        });
    }

    private static void removeChildren(RowStore children, String parent) {
        List.copyOf(children.all()).stream()
                .filter(row -> row.kind().equals(parent))
                .forEach(row -> children.remove(row.id()));
    }

    /** Whether the person with this {@code cio_id} was deleted. */
    boolean isDeletedPerson(String id) {
        return deletedPeople.contains(id);
    }

    RowStore rows(String table) {
        RowStore rows = tables.get(table);
        if (rows == null) {
            throw new NoSuchElementException("no table " + table);
        }
        return rows;
    }

    private static String id(String table, ObjectNode row) {
        if (ChildTable.ALL.containsKey(table)) {
            return ChildTable.ALL.get(table).id(row);
        }
        return switch (table) {
            case "customers" -> row.at("/customer/identifiers/cio_id").asText();
            case "snippets" -> row.path("name").asText();
            case "eps_suppression" -> suppressionId(row);
            default -> row.path("id").asText();
        };
    }

    /** Orders suppressions by address, and the same address by domain. */
    private static String suppressionId(ObjectNode row) {
        String address =
                row.path("suppression_type").asText() + '/' + row.path("email").asText();
        return (address + ' ' + row.path("domain").asText("")).trim();
    }

    private static long order(String table, ObjectNode row, long place) {
        return switch (table) {
            case "messages" -> row.path("created").asLong();
            case "activities" -> row.path("timestamp").asLong();
            case "eps_suppression" -> 0;
            default -> place;
        };
    }

    private static String kind(String table, ObjectNode row) {
        if (ChildTable.ALL.containsKey(table)) {
            return ChildTable.ALL.get(table).parent(row);
        }
        JsonNode metrics = row.path("metrics");
        return switch (table) {
            case "messages" ->
                metrics.has("drafted") && !metrics.has("attempted") && !metrics.has("sent") ? Row.DRAFT : "";
            case "activities" -> row.at("/customer_identifiers/cio_id").asText();
            case "sender_identities" -> row.path("hidden").asBoolean() ? Row.HIDDEN : "";
            case "eps_suppression" -> row.path("suppression_type").asText();
            default -> "";
        };
    }
}
