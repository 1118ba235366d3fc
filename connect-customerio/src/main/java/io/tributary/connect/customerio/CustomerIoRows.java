package io.tributary.connect.customerio;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tributary.connect.common.http.Page;
import io.tributary.connect.common.table.ListRead;
import java.util.stream.Stream;

/** Converts odd rows to their declared form. */
final class CustomerIoRows {
    private static final String TEMPLATE = "msg_template_id";
    static final String TEMPLATE_ALIAS = "message_template_id";

    private CustomerIoRows() {}

    /** The addresses are plain strings (App API reference, "List IP addresses"). */
    static ObjectNode withAddressAsId(ObjectNode row, ListRead list) {
        return row.path("value").isTextual() ? (ObjectNode) row.set("id", row.remove("value")) : row;
    }

    /** The object of a response, unless it has no members. */
    static Stream<ObjectNode> notEmpty(Page<ObjectNode> page) {
        return page.rows().stream().filter(object -> !object.isEmpty());
    }

    /** The documented schema of a message's template and its examples use different names. */
    static ObjectNode withOneTemplate(ObjectNode message, ListRead list) {
        JsonNode template = message.path(TEMPLATE);
        JsonNode alias = message.path(TEMPLATE_ALIAS);
        if (template.isMissingNode() || template.isNull() || template.equals(alias)) {
            message.remove(TEMPLATE_ALIAS);
            return alias.isMissingNode() ? message : (ObjectNode) message.set(TEMPLATE, alias);
        }
        return message;
    }
}
