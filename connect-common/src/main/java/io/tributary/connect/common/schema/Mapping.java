package io.tributary.connect.common.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tributary.connect.common.json.Json;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;

/** The state of mapping one row from JSON to Connect: the current path, and what did not fit so far. Used by one thread. */
final class Mapping {
    private final RowForm form;
    private final Deque<String> path = new ArrayDeque<>();
    private ObjectNode extra;
    private Set<String> unknown;
    private Set<String> misfits;
    private int misfitValues;

    Mapping(RowForm form) {
        this.form = form;
    }

    /** The declared name of a member of a nested object. */
    String name(String member) {
        return form.name(member);
    }

    /** Sets the current path, relative to the row. */
    void enter(List<String> place) {
        path.clear();
        path.addAll(place);
    }

    /** Converts the value at the current path. JSON's null and a missing field give null. */
    Object convert(FieldType type, JsonNode node) {
        return node.isNull() || node.isMissingNode() ? null : type.convert(node, this);
    }

    /** Converts the value of the field or element {@code name}. JSON's null and a missing field give null. */
    Object convert(String name, FieldType type, JsonNode node) {
        if (node.isNull() || node.isMissingNode()) {
            return null;
        }
        path.addLast(name);
        Object value = type.convert(node, this);
        path.removeLast();
        return value;
    }

    /** Keeps the value at the current path, which does not fit its type, in {@code _extra}. */
    void keep(JsonNode node) {
        keepHere(node);
        misfits.add(WirePath.of(path));
        misfitValues++;
    }

    /** Keeps the value at the current path, which the schema does not know, in {@code _extra}. */
    void keepUnknown(JsonNode node) {
        keepHere(node);
        unknown.add(WirePath.of(path));
    }

    /** Keeps the value of the undeclared field {@code name} below the current path in {@code _extra}. */
    void keepUnknown(String name, JsonNode node) {
        path.addLast(name);
        keepUnknown(node);
        path.removeLast();
    }

    private void keepHere(JsonNode node) {
        if (extra == null) {
            extra = JsonNodeFactory.instance.objectNode();
            unknown = new HashSet<>();
            misfits = new HashSet<>();
        }
        extra.set(pointer(), node);
    }

    /** Notifies {@code drift}, unless everything fit. */
    void report(Drift drift) {
        if (extra != null) {
            drift.row(unknown, misfits, misfitValues);
        }
    }

    /** Everything that was kept, as JSON text. Null if everything fit. */
    String extra() {
        return extra == null ? null : Json.text(extra);
    }

    private String pointer() {
        StringBuilder pointer = new StringBuilder();
        for (Iterator<String> names = path.iterator(); names.hasNext(); ) {
            pointer.append('/').append(names.next().replace("~", "~0").replace("/", "~1"));
        }
        return pointer.toString();
    }
}
