package io.tributary.connect.customerio;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tributary.connect.common.schema.RowForm;
import io.tributary.connect.common.schema.WireRow;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * Reads people in both forms of {@code POST /customers/attributes}, row by row: bare ({@code {"identifiers": {…},
 * "attributes": {…}, …}}; seen live, 2026-10), or wrapped in {@code customer} (App API reference). Keys are in {@code
 * identifiers}; the {@code id} next to it only repeats the requested id, or is empty.
 */
enum PersonForm implements RowForm {
    BARE_OR_WRAPPED;

    private static final String CUSTOMER = "customer";
    private static final String IDENTIFIERS = "identifiers";
    private static final String ID = "id";

    /** The object that has the person's fields: the row itself, or the one inside it. */
    static ObjectNode person(ObjectNode row) {
        return !row.path(IDENTIFIERS).isObject() && row.get(CUSTOMER) instanceof ObjectNode wrapped ? wrapped : row;
    }

    /**
     * Adds the {@code cio_id} to a row that lacks it but repeats the requested value (seen in the code of another client).
     * Modifies the row.
     *
     * @param requested the requested values of {@code cio_id}
     */
    static ObjectNode identified(ObjectNode row, List<String> requested) {
        ObjectNode person = person(row);
        JsonNode identifiers = person.path(IDENTIFIERS);
        String id = person.path(ID).asText("");
        boolean replaceable = identifiers.isObject() || identifiers.isMissingNode() || identifiers.isNull();
        if (replaceable && identifiers.path(People.ID).asText("").isEmpty() && requested.contains(id)) {
            person.withObjectProperty(IDENTIFIERS).put(People.ID, id);
        }
        return row;
    }

    @Override
    public void read(WireRow row) throws IOException {
        JsonNode tree = row.tree();
        ObjectNode person = person((ObjectNode) tree);
        for (Map.Entry<String, JsonNode> member : tree.properties()) {
            if (member.getValue() == person) {
                for (Map.Entry<String, JsonNode> field : person.properties()) {
                    read(row, List.of(CUSTOMER, field.getKey()), field.getValue());
                }
            } else if (person == tree) {
                read(row, List.of(member.getKey()), member.getValue());
            } else {
                row.field(member.getKey(), List.of(member.getKey()), member.getValue());
            }
        }
    }

    private static void read(WireRow row, List<String> path, JsonNode value) throws IOException {
        String name = path.get(path.size() - 1);
        if (name.equals(IDENTIFIERS) && value.isObject()) {
            for (Map.Entry<String, JsonNode> field : value.properties()) {
                List<String> inside = new ArrayList<>(path);
                inside.add(field.getKey());
                row.field(field.getKey(), inside, field.getValue());
            }
        } else if (!name.equals(ID)) {
            row.field(name, path, value);
        }
    }

    /** The wrapped form without the {@code id} that only repeats another field. */
    @Override
    public UnaryOperator<ObjectNode> content() {
        return PersonForm::withoutRepeatedId;
    }

    private static ObjectNode withoutRepeatedId(ObjectNode row) {
        ObjectNode person = person(row);
        ObjectNode content = row.objectNode();
        if (person != row) {
            content.setAll(row);
        }
        ObjectNode fields = content.putObject(CUSTOMER);
        fields.setAll(person);
        fields.remove(ID);
        return content;
    }
}
