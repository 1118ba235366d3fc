package io.tributary.connect.intercom;

import com.fasterxml.jackson.databind.JsonNode;
import io.tributary.connect.common.schema.RowForm;
import io.tributary.connect.common.schema.WireRow;
import java.io.IOException;
import java.util.List;

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
            if (lists.contains(name)) {
                list(row, name);
                return;
            }
            if (row.isText() && name.equals(object)) {
                row.notes().odd();
            }
            row.field(name);
        });
    }

    private static void list(WireRow row, String name) throws IOException {
        JsonNode list = row.tree();
        if (FullLists.isCut(list)) {
            row.notes().odd();
        }
        row.field(name, List.of(name), list);
    }
}
