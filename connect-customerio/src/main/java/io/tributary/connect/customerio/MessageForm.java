package io.tributary.connect.customerio;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tributary.connect.common.schema.RowForm;
import io.tributary.connect.common.schema.WireRow;
import java.io.IOException;
import java.util.List;
import java.util.Set;

/** Reads messages, whose members are the fields: finds when they last changed, and those whose template has another name. */
enum MessageForm implements RowForm {
    WITH_TIMES;

    private static final Set<String> TIMES = Set.of("created", "metrics", "tracked_responses");

    @Override
    public void read(WireRow row) throws IOException {
        ObjectNode times = JsonNodeFactory.instance.objectNode();
        row.members(name -> {
            if (TIMES.contains(name)) {
                JsonNode value = row.tree();
                times.set(name, value);
                row.field(name, List.of(name), value);
                return;
            }
            if (name.equals(CustomerIoRows.TEMPLATE_ALIAS)) {
                row.notes().odd();
            }
            row.field(name);
        });
        row.notes().changed(MessageTimes.changed(times));
    }
}
