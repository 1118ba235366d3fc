package io.tributary.connect.common.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;

/** One row on its way from JSON to Connect: where in the row we are, and what has not fitted so far. */
final class Mapping {
    private final RowForm form;
    private final Deque<String> path = new ArrayDeque<>();
    private ObjectNode extra;

    Mapping(RowForm form) {
        this.form = form;
    }

    /** The declared name of a member of a nested object. */
    String name(String member) {
        return form.name(member);
    }

    /** Goes down to {@code place}, below the row itself. */
    void enter(List<String> place) {
        path.clear();
        path.addAll(place);
    }

    /** Converts the value of the present place; JSON's null and an absent field are null. */
    Object convert(FieldType type, JsonNode node) {
        return node.isNull() || node.isMissingNode() ? null : type.convert(node, this);
    }

    /** Converts the value of the field or element {@code name}; JSON's null and an absent field are null. */
    Object convert(String name, FieldType type, JsonNode node) {
        if (node.isNull() || node.isMissingNode()) {
            return null;
        }
        path.addLast(name);
        Object value = type.convert(node, this);
        path.removeLast();
        return value;
    }

    /** Keeps the value at the present place in {@code _extra}. */
    void keep(JsonNode node) {
        if (extra == null) {
            extra = JsonNodeFactory.instance.objectNode();
        }
        extra.set(pointer(), node);
    }

    /** Keeps the value of the undeclared field {@code name} of the present place in {@code _extra}. */
    void keep(String name, JsonNode node) {
        path.addLast(name);
        keep(node);
        path.removeLast();
    }

    /** The JSON text of all that was kept, or null where everything fitted. */
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
