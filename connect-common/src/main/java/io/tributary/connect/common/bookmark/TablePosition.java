package io.tributary.connect.common.bookmark;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tributary.connect.common.json.Json;
import io.tributary.connect.common.offset.ListMarks;
import io.tributary.connect.common.offset.OffsetFields;
import io.tributary.connect.common.offset.Offsets;
import io.tributary.connect.common.table.FanOut;
import io.tributary.connect.common.table.Incremental;
import io.tributary.connect.common.table.ListRead;
import io.tributary.connect.common.table.ListRead.Order;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * How far an incremental table has been read: the position of its rows, and everything else in the table's offset ({@link
 * OffsetFields}), which this class reads and writes. Used by the task's thread.
 */
public final class TablePosition {
    /** How many versions are stored at most if marks are stored too: an offset must stay below 1 MB. */
    private static final int VERSIONS_BESIDE_LISTS = 30_000;
    /** How many versions of the feed are stored at most, in addition to the table's own. */
    private static final int VERSIONS_OF_FEED = 10_000;

    private final Incremental table;
    private final Position rows;
    private final Sweeps sweeps;
    private final MarkedLists lists;
    private final Position feed;
    private final List<ObjectNode> setAside = new ArrayList<>();
    private boolean keepsFeed;

    /**
     * A position before all rows.
     *
     * @param start where reading starts
     * @param deletes whether the table's feed of deleted rows is read
     */
    public TablePosition(Incremental table, Instant start, boolean deletes) {
        this.table = table;
        this.rows = new Position(table::settled, start, reach(table));
        this.sweeps = new Sweeps(table, rows, start);
        this.lists = new MarkedLists(rows);
        this.feed = table.deletions() == null ? null : new Position(table::settled, start, Duration.ZERO);
        this.keepsFeed = feed != null && deletes;
    }

    private static Duration reach(Incremental table) {
        return table.sweep() == null ? Duration.ZERO : table.sweep().memory();
    }

    /** The position of the table's rows. */
    public Position rows() {
        return rows;
    }

    /** When the table is swept. */
    public Sweeps sweeps() {
        return sweeps;
    }

    /** The table's marked lists. */
    public MarkedLists lists() {
        return lists;
    }

    /** The position in the feed of deleted rows. Null if the table has none. */
    public Position feed() {
        return feed;
    }

    /** The parents that are set aside, as the vendor sent them. */
    public List<ObjectNode> setAside() {
        return List.copyOf(setAside);
    }

    /** Replaces the parents that are set aside. */
    public void setAside(Collection<ObjectNode> parents) {
        setAside.clear();
        setAside.addAll(parents);
    }

    /** The bookmark for a read of one of the table's lists. */
    public Bookmark bookmark(ListRead list) {
        return list.order() instanceof Order.Marked marked
                ? lists.bookmark(marked)
                : sweeps.over(rows.bookmark(list.order()));
    }

    /** The offset. */
    public Map<String, Object> toMap() {
        boolean isMarked = !lists.marks().isEmpty();
        int max = isMarked ? VERSIONS_BESIDE_LISTS : SeenVersions.MAX_STORED;
        Map<String, Object> offset = toMap(rows, table.positionField(), max);
        putText(OffsetFields.SWEPT, sweeps.text(), offset);
        putText(OffsetFields.LISTS, isMarked ? lists.marks().encode(rows.millis()) : null, offset);
        putText(OffsetFields.SET_ASIDE, setAside.isEmpty() ? null : Json.text(array(setAside)), offset);
        putText(OffsetFields.DELETIONS, keepsFeed ? feedText() : null, offset);
        return offset;
    }

    private String feedText() {
        return Json.text(Json.MAPPER.valueToTree(toMap(feed, table.deletions().timeField(), VERSIONS_OF_FEED)));
    }

    /** A position as an offset, with at most {@code max} versions. */
    static Map<String, Object> toMap(Position position, String field, int max) {
        Map<String, Object> offset = new HashMap<>();
        offset.put(OffsetFields.VERSION, Offsets.CURRENT_VERSION);
        offset.put(field, position.instant().toString());
        Memory.Stored memory = position.memory().text(position.millis(), max, position.walked());
        offset.put(memory.timed() ? OffsetFields.SENT : OffsetFields.SEEN, memory.text());
        putText(OffsetFields.WALKED, position.walked().text(position.instant()), offset);
        return offset;
    }

    private static void putText(String field, String text, Map<String, Object> offset) {
        if (text != null) {
            offset.put(field, text);
        }
    }

    private static ArrayNode array(List<ObjectNode> nodes) {
        return Json.MAPPER.createArrayNode().addAll(nodes);
    }

    /**
     * Restores a stored offset. The position stays before all rows if {@code offset} is null or has no position.
     *
     * @throws IllegalArgumentException with a sentence that says what is wrong with the offset
     */
    public void restore(Map<String, ?> offset) {
        if (offset == null) {
            return;
        }
        Map<String, ?> current = Offsets.current(offset);
        restore(rows, table.positionField(), current);
        read(OffsetFields.LISTS, current, text -> lists.restore(ListMarks.decode(text, rows.millis())));
        if (table.sweep() != null) {
            read(OffsetFields.SWEPT, current, sweeps::restore);
        }
        read(OffsetFields.SET_ASIDE, current, text -> setAside(objects(text)));
        if (feed != null) {
            read(OffsetFields.DELETIONS, current, this::restoreFeed);
        }
    }

    /** Restores what {@link #toMap(Position, String, int)} returned. */
    static void restore(Position position, String field, Map<String, ?> offset) {
        if (offset.get(field) == null) {
            return;
        }
        position.restore(Offsets.instant(field, offset.get(field)));
        boolean timed = position.memory().reachesBack() && offset.get(OffsetFields.SENT) != null;
        read(
                timed ? OffsetFields.SENT : OffsetFields.SEEN,
                offset,
                text -> position.memory().restore(new Memory.Stored(timed, text), position.millis()));
        read(OffsetFields.WALKED, offset, text -> position.walked().restore(text, position.instant()));
    }

    private void restoreFeed(String text) {
        String field = table.deletions().timeField();
        JsonNode stored = Json.parse(text);
        if (!stored.isObject() || !stored.has(field)) {
            throw new IllegalArgumentException("not a JSON object with \"" + field + '"');
        }
        Map<String, ?> offset =
                Offsets.current(Json.MAPPER.convertValue(stored, new TypeReference<Map<String, Object>>() {}));
        Offsets.requireOnly(fields(field), offset);
        restore(feed, field, offset);
        keepsFeed = true;
    }

    private static List<ObjectNode> objects(String text) {
        if (Json.parse(text) instanceof ArrayNode array && array.valueStream().allMatch(JsonNode::isObject)) {
            return array.valueStream().map(ObjectNode.class::cast).toList();
        }
        throw new IllegalArgumentException("not an array of JSON objects");
    }

    private static void read(String field, Map<String, ?> offset, Consumer<String> reader) {
        if (offset.get(field) == null) {
            return;
        }
        String text = Offsets.text(field, offset.get(field));
        try {
            reader.accept(text);
        } catch (IllegalArgumentException e) {
            throw Offsets.notOurs(field, e.getMessage(), e);
        }
    }

    /**
     * Checks an offset that a user sets.
     *
     * @throws IllegalArgumentException with a sentence that says what is wrong
     */
    public static void requireValid(Incremental table, Map<String, ?> offset) {
        Map<String, ?> current = Offsets.current(offset);
        if (current.get(table.positionField()) == null) {
            throw new IllegalArgumentException("the offset must have \"" + table.positionField()
                    + "\", an ISO-8601 instant such as 2026-01-31T12:00:00Z, or be null");
        }
        Offsets.requireOnly(fields(table), current);
        new TablePosition(table, Instant.EPOCH, true).restore(current);
    }

    private static Set<String> fields(Incremental table) {
        Set<String> fields = new HashSet<>(fields(table.positionField()));
        fields.add(OffsetFields.SET_ASIDE);
        if (table instanceof FanOut) {
            fields.add(OffsetFields.LISTS);
        }
        if (table.sweep() != null) {
            fields.addAll(Set.of(OffsetFields.SENT, OffsetFields.SWEPT));
        }
        if (table.deletions() != null) {
            fields.add(OffsetFields.DELETIONS);
        }
        return fields;
    }

    private static Set<String> fields(String position) {
        return Set.of(OffsetFields.VERSION, position, OffsetFields.SEEN, OffsetFields.WALKED);
    }
}
