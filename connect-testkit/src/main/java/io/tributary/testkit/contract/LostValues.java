package io.tributary.testkit.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tributary.connect.common.schema.RowForm;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.data.Timestamp;

/** Finds declared fields, at any depth, that are null although the row on the wire has a value for them. */
final class LostValues {
    private final RowForm form;
    private final Set<String> kept;
    private final List<String> lost = new ArrayList<>();

    private LostValues(RowForm form, Set<String> kept) {
        this.form = form;
        this.kept = kept;
    }

    /**
     * The JSON Pointers of values whose declared field is null.
     *
     * @param wire the row in its declared form
     * @param value the mapped row
     * @param kept the JSON Pointers in {@code _extra}
     */
    static List<String> in(ObjectNode wire, Struct value, RowForm form, Set<String> kept) {
        LostValues values = new LostValues(form, kept);
        WireFields.read(
                wire, form, (name, path, node) -> values.compare(ExpectedRows.pointer(path), name, node, value));
        return values.lost;
    }

    private void compare(String pointer, String name, JsonNode wire, Struct struct) {
        Field field = struct.schema().field(name);
        if (field != null && !pointer.equals("/_extra")) {
            compare(pointer, wire, field.schema(), struct.get(field));
        }
    }

    private void compare(String pointer, JsonNode wire, Schema schema, Object value) {
        if (wire.isNull() || wire.isMissingNode() || isNever(pointer, wire, schema)) {
            return;
        }
        if (value == null) {
            lost.add(pointer);
        } else if (value instanceof Struct struct) {
            wire.properties()
                    .forEach(member -> compare(
                            pointer + ExpectedRows.pointer(List.of(member.getKey())),
                            form.name(member.getKey()),
                            member.getValue(),
                            struct));
        } else if (value instanceof List<?> list) {
            for (int i = 0; i < wire.size(); i++) {
                compare(pointer + '/' + i, wire.get(i), schema.valueSchema(), list.get(i));
            }
        }
    }

    /** Whether a zero is a time that means never: null by declaration, and not in {@code _extra}. */
    private boolean isNever(String pointer, JsonNode wire, Schema schema) {
        boolean zero = wire.asText().matches("[+-]?0+(\\.0+)?");
        return zero && Timestamp.LOGICAL_NAME.equals(schema.name()) && !kept.contains(pointer);
    }
}
