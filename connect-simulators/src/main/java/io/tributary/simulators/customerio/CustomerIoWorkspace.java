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
 * The rows behind a simulated Customer.io, and the ways to change them. Rows are trees as the API answers them; those of
 * {@code eps_suppression} say their {@code suppression_type} and {@code domain}, those of {@code ip_addresses} are an {@code id}, those
 * of {@code customers} are wrapped in {@code customer}. Thread-safe.
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

    /** The ids of a table's rows, as {@link #row} takes them. */
    public List<String> ids(String table) {
        return rows(table).all().stream().map(Row::id).toList();
    }

    /**
     * A row as it is now.
     *
     * @throws NoSuchElementException when there is none
     */
    public ObjectNode row(String table, String id) {
        return rows(table)
                .get(id)
                .map(row -> Json.row(row.full()))
                .orElseThrow(() -> new NoSuchElementException("no row " + id + " in " + table));
    }

    /** Adds a generated row, created now, and returns its id. */
    public synchronized String add(String table) {
        return put(table, generator.row(table, 1_000_000 + added.getAndIncrement(), clock.seconds()));
    }

    /** Adds or replaces a row exactly as given, with the times it says, and returns its id. */
    public synchronized String put(String table, ObjectNode row) {
        RowStore rows = rows(table);
        String id = id(table, row);
        long order = rows.get(id).map(before -> before.place().order()).orElseGet(places::getAndIncrement);
        rows.put(Row.of(new Place(order(table, row, order), id), kind(table, row), row));
        return id;
    }

    /** Changes a row; where its table tells when rows changed, it is updated now, unless the change itself says otherwise. */
    public synchronized void update(String table, String id, Consumer<ObjectNode> change) {
        ObjectNode row = row(table, id);
        String changedAt = CustomerIoTables.changedAt(table);
        if (!changedAt.isEmpty()) {
            row.put(changedAt, clock.seconds());
        }
        change.accept(row);
        put(table, row);
    }

    /** Deletes a row, which just vanishes; the activities of a person stay. */
    public synchronized void delete(String table, String id) {
        if (table.equals("customers")) {
            deletedPeople.add(id);
        }
        if (!rows(table).remove(id)) {
            throw new NoSuchElementException("no row " + id + " in " + table);
        }
    }

    /** Whether a person was there, by {@code cio_id}, and is deleted. */
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

    /** Places of one order stand in the order of their ids: addresses in theirs, one address of several domains side by side. */
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
