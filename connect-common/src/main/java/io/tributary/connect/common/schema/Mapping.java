package io.tributary.connect.common.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;

/** One row on its way from JSON to Connect: where in the row we are, and what has not fitted so far. */
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

    /** Keeps the value of the present place, which does not fit its type, in {@code _extra}. */
    void keep(JsonNode node) {
        keepHere(node);
        misfits.add(WirePath.of(path));
        misfitValues++;
    }

    /** Keeps the value of the present place, which the schema does not name, in {@code _extra}. */
    void keepUnknown(JsonNode node) {
        keepHere(node);
        unknown.add(WirePath.of(path));
    }

    /** Keeps the value of the undeclared field {@code name} of the present place in {@code _extra}. */
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

    /** Tells {@code drift} of the row, unless everything fitted. */
    void tell(Drift drift) {
        if (extra != null) {
            drift.row(unknown, misfits, misfitValues);
        }
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
