package io.tributary.simulators.customerio;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tributary.simulators.customerio.Row.Place;
import io.tributary.simulators.data.Json;
import io.tributary.simulators.http.SimulatedClock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/**
 * The rows of a simulated Customer.io, and methods to change them. Rows are JSON as the API returns them, with three exceptions:
 * {@code eps_suppression} has {@code suppression_type} and {@code domain}, {@code ip_addresses} is an {@code id}, {@code customers} are
 * wrapped in {@code customer}. Thread-safe.
 */
public final class CustomerIoWorkspace {

    private final SimulatedClock clock;
    private final WorkspaceGenerator generator;
    private final Map<String, RowStore> tables = new HashMap<>();
    private final Set<String> deletedPeople = ConcurrentHashMap.newKeySet();
    private final AtomicLong added = new AtomicLong();
    private final AtomicLong places = new AtomicLong();

    CustomerIoWorkspace(SimulatedClock clock, WorkspaceGenerator generator, Map<String, Integer> sizes) {
        this.clock = clock;
        this.generator = generator;
        for (String table : CustomerIoTables.ALL) {
            tables.put(table, new RowStore());
            for (int number = 0; number < sizes.getOrDefault(table, 0); number++) {
                put(table, generator.past(table, number));
            }
        }
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
        return put(table, generator.row(table, 1_000_000 + added.getAndIncrement(), clock.seconds()));
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
