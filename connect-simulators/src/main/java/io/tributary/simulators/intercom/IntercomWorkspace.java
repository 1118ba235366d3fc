package io.tributary.simulators.intercom;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tributary.simulators.data.Json;
import io.tributary.simulators.data.LaggingIndex;
import io.tributary.simulators.http.SimulatedClock;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/**
 * The rows of a simulated Intercom, and methods to change them. Rows are JSON in the format of the newest API version, contacts with
 * complete lists. Changed rows get the clock's second as {@code updated_at}. Thread-safe.
 */
public final class IntercomWorkspace {

    private final SimulatedClock clock;
    private final WorkspaceGenerator generator;
    private final Map<String, LaggingIndex<Row>> large = new HashMap<>();
    private final Map<String, SmallTable> small = new HashMap<>();
    private final Map<String, PartList> parts = new ConcurrentHashMap<>();
    private final DeletedConversations deleted = new DeletedConversations();
    private final MergeHistory merges = new MergeHistory();
    private final Set<String> unreadable = ConcurrentHashMap.newKeySet();
    private final AtomicLong added = new AtomicLong();
    private volatile Duration indexLag = Duration.ZERO;

    IntercomWorkspace(SimulatedClock clock, WorkspaceGenerator generator) {
        this.clock = clock;
        this.generator = generator;
        IntercomTables.LARGE.forEach(table -> large.put(table, new LaggingIndex<>()));
        for (String table : IntercomTables.SMALL) {
            String key = IntercomTables.key(table);
            small.put(table, new SmallTable(row -> row.path(key).asText()));
            generator.settings(table).forEach(small.get(table)::put);
        }
        fill();
    }

    private void fill() {
        WorkspaceSize size = generator.size();
        for (int number = 0; number < size.contacts(); number++) {
            rows("contacts").put(generator.past("contacts", number), Long.MIN_VALUE);
        }
        for (int number = 0; number < size.companies(); number++) {
            rows("companies").put(generator.past("companies", number), Long.MIN_VALUE);
        }
        for (int number = 0; number < size.conversations(); number++) {
            Row conversation = generator.past("conversations", number);
            parts(conversation.id()).append(generator.parts(number, conversation));
            rows("conversations").put(conversation, Long.MIN_VALUE);
        }
        for (int number = 0; number < size.tickets(); number++) {
            rows("tickets").put(generator.past("tickets", number), Long.MIN_VALUE);
        }
        large.values().forEach(table -> table.settle(clock.millis()));
    }

    /** Sets how late searches show a change, by the simulated clock. {@code updated_at} is the time of the change. */
    public void indexLag(Duration lag) {
        this.indexLag = lag;
    }

    /** The ids of a table's rows, full names for attributes. For parts use {@link #partIds}. */
    public List<String> ids(String table) {
        if (large.containsKey(table)) {
            return rows(table).all().stream().map(Row::id).sorted().toList();
        }
        String key = IntercomTables.key(table);
        return settings(table).all().stream().map(row -> row.path(key).asText()).toList();
    }

    /**
     * The current row.
     *
     * @throws NoSuchElementException if there is none
     */
    public ObjectNode row(String table, String id) {
        Optional<ObjectNode> row = large.containsKey(table)
                ? rows(table).get(id).map(found -> Json.row(found.full()))
                : settings(table).get(id);
        return row.orElseThrow(() -> new NoSuchElementException("no row " + id + " in " + table));
    }

    /** Adds a generated row that is created now, and returns its id. Add attributes with {@link #put}. */
    public synchronized String add(String table) {
        long now = clock.seconds();
        long number = 1_000_000 + added.getAndIncrement();
        ObjectNode row = large.containsKey(table)
                ? generator.row(table, number, now, now)
                : generator.setting(table, number, now);
        put(table, row);
        return row.path("id").asText();
    }

    /** Adds or replaces a row as given, including its times. */
    public synchronized void put(String table, ObjectNode row) {
        if (large.containsKey(table)) {
            rows(table).put(RowCodec.encode(table, row), visibleAt());
        } else {
            settings(table).put(row);
        }
    }

    /** Changes a row and sets {@code updated_at} to now, unless the change sets it. */
    public synchronized void update(String table, String id, Consumer<ObjectNode> change) {
        ObjectNode row = row(table, id);
        if (row.has("updated_at")) {
            row.put("updated_at", clock.seconds());
        }
        change.accept(row);
        put(table, row);
    }

    /** Changes several rows in the same second. */
    public synchronized void updateAll(String table, Collection<String> ids, Consumer<ObjectNode> change) {
        long second = clock.seconds();
        for (String id : ids) {
            update(table, id, row -> {
                row.put("updated_at", second);
                change.accept(row);
            });
        }
    }

    /** Deletes a row. Only deleted conversations are reported, by the feed. */
    public synchronized void delete(String table, String id) {
        if (!large.containsKey(table)) {
            settings(table).remove(id);
            return;
        }
        row(table, id);
        rows(table).remove(id, visibleAt());
        if (table.equals("conversations")) {
            parts.remove(id);
            deleted.add(id, clock.seconds());
        }
    }

    /** Makes searches return 404 instead of any page with the row, or show it again. */
    public void unreadable(String table, String id, boolean broken) {
        String key = table + '/' + id;
        if (broken) {
            unreadable.add(key);
        } else {
            unreadable.remove(key);
        }
    }

    boolean isUnreadable(String table, String id) {
        return unreadable.contains(table + '/' + id);
    }

    /** Merges a contact into another, which is updated. */
    public synchronized void merge(String source, String target) {
        merges.add(row("contacts", source), target, clock.seconds());
        delete("contacts", source);
        update("contacts", target, row -> row.put("role", "user"));
    }

    /** The ids of a conversation's parts, oldest first. */
    public List<String> partIds(String conversation) {
        return parts(conversation).all().stream().map(Row::id).toList();
    }

    /** Adds a generated part that is created now to a conversation, and returns the part's id. */
    public synchronized String addPart(String conversation) {
        ObjectNode part = generator.laterPart(added.getAndIncrement(), clock.seconds());
        putPart(conversation, part);
        return part.path("id").asText();
    }

    /** Adds or replaces a part as given. Its conversation is updated now. */
    public synchronized void putPart(String conversation, ObjectNode part) {
        parts(conversation).put(RowCodec.encode("conversation_parts", part));
        touch(conversation);
    }

    /** Removes a part's text. Its conversation is updated now. */
    public synchronized void redactPart(String conversation, String part) {
        Row row = parts(conversation).get(part).orElseThrow();
        putPart(conversation, Json.row(row.json()).put("redacted", true).putNull("body"));
    }

    private void touch(String conversation) {
        update("conversations", conversation, row -> {
            if (row.path("statistics") instanceof ObjectNode statistics) {
                statistics.put("count_conversation_parts", parts(conversation).size());
            }
        });
    }

    /** Adds a generated part that is created now to a ticket. Its {@code updated_at} stays if {@code late}. */
    public synchronized String addTicketPart(String ticket, boolean late) {
        ObjectNode part = generator.laterTicketPart(added.getAndIncrement(), clock.seconds());
        ObjectNode row = row("tickets", ticket);
        ObjectNode list = row.withObjectProperty("ticket_parts");
        ArrayNode parts = list.path("ticket_parts") instanceof ArrayNode known ? known : list.putArray("ticket_parts");
        list.put("total_count", parts.add(part).size());
        put("tickets", late ? row : row.put("updated_at", clock.seconds()));
        return part.path("id").asText();
    }

    /** The segments that a company is in, as their own list shows them. */
    List<ObjectNode> segmentsOf(ObjectNode company) {
        return company.at("/segments/segments").findValuesAsText("id").stream()
                .map(settings("company_segments")::get)
                .flatMap(Optional::stream)
                .toList();
    }

    private long visibleAt() {
        return indexLag.isZero() ? Long.MIN_VALUE : clock.millis() + indexLag.toMillis();
    }

    LaggingIndex<Row> rows(String table) {
        return large.get(table);
    }

    /** The table with its current index. */
    LaggingIndex<Row> searched(String table) {
        LaggingIndex<Row> rows = rows(table);
        rows.settle(clock.millis());
        return rows;
    }

    SmallTable settings(String table) {
        SmallTable rows = small.get(table);
        if (rows == null) {
            throw new NoSuchElementException("no table " + table);
        }
        return rows;
    }

    PartList parts(String conversation) {
        return parts.computeIfAbsent(conversation, key -> new PartList());
    }

    MergeHistory merges() {
        return merges;
    }

    DeletedConversations deletedConversations() {
        return deleted;
    }
}
