package io.tributary.connect.intercom;

import io.tributary.connect.common.json.Json;
import io.tributary.connect.common.schema.RowForm;
import io.tributary.connect.common.schema.WireRow;
import java.io.IOException;
import java.util.List;
import org.apache.kafka.connect.data.Struct;

/**
 * Reads rows whose members are the fields, and finds those that have to be edited or completed.
 *
 * @param object a field that is an object, but text in some rows
 * @param lists the fields that are lists, of which a row may have only the first elements
 */
record IntercomForm(String object, List<String> lists) implements RowForm {

    IntercomForm(String object) {
        this(object, List.of());
    }

    @Override
    public void read(WireRow row) throws IOException {
        row.members(name -> {
            boolean isOdd = row.isText() && name.equals(object);
            Object value = row.field(name);
            if (isOdd || lists.contains(name) && mayBeCut(value)) {
                row.notes().odd();
            }
        });
    }

    /** Whether a list, as a struct or as JSON text, may be incomplete. */
    private static boolean mayBeCut(Object list) {
        return list instanceof Struct struct
                ? !Boolean.FALSE.equals(struct.get(FullLists.HAS_MORE))
                : list instanceof String json && FullLists.isCut(Json.parse(json));
    }
}
