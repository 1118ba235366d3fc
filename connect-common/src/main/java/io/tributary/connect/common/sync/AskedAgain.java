package io.tributary.connect.common.sync;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tributary.connect.common.offset.Offsets;
import io.tributary.connect.common.schema.Json;
import io.tributary.connect.common.sync.Batch.Emission;
import io.tributary.connect.common.table.Expansion;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The parents of a table of changes that were set aside: the position has passed them, so they travel in the offset, and are
 * asked about at the end of each sync until they are answered. Belongs to the task's thread.
 */
final class AskedAgain {
    /** The field of the table's offset that holds the parents, as JSON text. */
    static final String FIELD = "set_aside";

    private final SyncContext context;
    private final NewRows newRows;
    private final Map<String, ObjectNode> parents = new LinkedHashMap<>();
    private RowStream stream;

    AskedAgain(SyncContext context, NewRows newRows, Map<String, ?> stored) {
        this.context = context;
        this.newRows = newRows;
        Expansion expansion = context.table().reading().expansion();
        Object text = stored == null ? null : stored.get(FIELD);
        if (text != null && expansion != null) {
            decode(text)
                    .forEach(
                            parent -> parents.put(SickParents.id(expansion, (ObjectNode) parent), (ObjectNode) parent));
        }
        context.sick().restore(parents.keySet());
    }

    /**
     * The parents that {@code text} holds.
     *
     * @throws IllegalArgumentException with a sentence that says what is wrong with it
     */
    static ArrayNode decode(Object text) {
        try {
            if (Json.parse(Offsets.text(FIELD, text)) instanceof ArrayNode array && isOfObjects(array)) {
                return array;
            }
        } catch (IllegalArgumentException e) {
            throw Offsets.notOurs(FIELD, e.getMessage(), e);
        }
        throw Offsets.notOurs(FIELD, "no array of JSON objects", null);
    }

    private static boolean isOfObjects(ArrayNode array) {
        return array.valueStream().allMatch(JsonNode::isObject);
    }

    /** Notes what came of the parents of {@code group}. */
    void note(Group group) {
        if (group.sick() == null) {
            parents.keySet().removeAll(group.ids());
        } else {
            parents.put(group.ids().get(0), group.sick());
        }
    }

    /**
     * Asks about the parents that are still set aside.
     *
     * @param complete whether all others were answered: then no other one is sick
     */
    void begin(boolean complete) {
        if (!parents.isEmpty()) {
            stream = RowStream.again(context, List.copyOf(parents.values()));
        } else if (complete) {
            context.sick().noneIsLeft();
        }
    }

    void poll(List<Emission> emissions) {
        boolean more = true;
        while (more && emissions.size() < Batch.ROWS) {
            Optional<Group> group = stream.poll(emissions.isEmpty());
            group.ifPresent(read -> emit(read, emissions));
            more = group.isPresent();
        }
        if (stream.ended()) {
            stream = null;
        }
    }

    private void emit(Group group, List<Emission> emissions) {
        if (group.sick() == null) {
            newRows.emitAgain(group, emissions);
            if (group.settled()) {
                note(group);
            }
        }
    }

    boolean complete() {
        return stream == null;
    }

    void abandon() {
        if (stream != null) {
            stream.abandon();
            stream = null;
        }
    }

    /** Adds the parents to the table's offset. */
    void addTo(Map<String, Object> offset) {
        if (!parents.isEmpty()) {
            ArrayNode array = Json.MAPPER.createArrayNode();
            array.addAll(parents.values());
            offset.put(FIELD, Json.text(array));
        }
    }
}
