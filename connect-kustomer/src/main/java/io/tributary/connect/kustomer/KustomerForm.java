package io.tributary.connect.kustomer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tributary.connect.common.schema.RowForm;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Reads a row as Kustomer writes it ({@code id}, {@code type}, {@code attributes}, {@code relationships}, {@code links})
 * into its fields: each attribute, and the {@code data} of each relationship, in snake case.
 */
final class KustomerForm implements RowForm {
    private static final String ATTRIBUTES = "attributes";
    private static final String RELATIONSHIPS = "relationships";
    private static final String CUSTOM = "custom";
    private static final String SUFFIX = "_data";
    /** Relationships of conversations and messages that share their name with an attribute of other rows. */
    private static final Set<String> ALSO_ATTRIBUTES = Set.of("sla", "source");
    /** The known members of a relationship. */
    private static final Set<String> OF_RELATIONSHIP = Set.of("data", "links", "link", "meta");
    /** A name that no table declares, so that the field goes to {@code _extra} under its path. */
    private static final String UNDECLARED = "";

    private final SnakeCase snakeCase = new SnakeCase();

    @Override
    public String name(String member) {
        return snakeCase.name(member);
    }

    @Override
    public void read(ObjectNode row, Sink sink) {
        Set<String> taken = new HashSet<>();
        row.properties().forEach(member -> {
            if (!isNested(member.getKey(), member.getValue())) {
                taken.add(member.getKey());
                sink.field(member.getKey(), List.of(member.getKey()), member.getValue());
            }
        });
        row.path(ATTRIBUTES).properties().forEach(one -> attribute(one.getKey(), one.getValue(), taken, sink));
        row.path(RELATIONSHIPS).properties().forEach(one -> relationship(one.getKey(), one.getValue(), taken, sink));
    }

    private static boolean isNested(String name, JsonNode value) {
        return (name.equals(ATTRIBUTES) || name.equals(RELATIONSHIPS)) && (value.isObject() || value.isNull());
    }

    private void attribute(String member, JsonNode value, Set<String> taken, Sink sink) {
        if (value.isNull()) {
            return;
        }
        String name = name(member);
        JsonNode shown = name.equals(CUSTOM) ? snakeCase.keys(value) : value;
        sink.field(taken.add(name) ? name : UNDECLARED, List.of(ATTRIBUTES, member), shown);
    }

    /** A relationship without {@code data} only links to other rows. Null and an empty list contain nothing. */
    private void relationship(String member, JsonNode value, Set<String> taken, Sink sink) {
        JsonNode data = value.path("data");
        if (!data.isMissingNode() && !data.isNull()) {
            List<String> path = List.of(RELATIONSHIPS, member, "data");
            sink.field(relationshipName(name(member), taken), path, withId(data, value));
        } else if (!value.isObject() && !value.isNull() && !(value.isArray() && value.isEmpty())) {
            sink.field(relationshipName(name(member), taken), List.of(RELATIONSHIPS, member), value);
        }
        value.properties().stream()
                .filter(other -> !OF_RELATIONSHIP.contains(other.getKey()))
                .forEach(other ->
                        sink.field(UNDECLARED, List.of(RELATIONSHIPS, member, other.getKey()), other.getValue()));
    }

    /** If an attribute has the same name, the attribute keeps it, even in rows that lack the attribute. */
    private static String relationshipName(String name, Set<String> taken) {
        if (!ALSO_ATTRIBUTES.contains(name) && taken.add(name)) {
            return name;
        }
        return taken.add(name + SUFFIX) ? name + SUFFIX : UNDECLARED;
    }

    /** The organization of a custom object has no id, but its link ends with the id. */
    private static JsonNode withId(JsonNode data, JsonNode relationship) {
        String self = relationship
                .at("/links/self")
                .asText(relationship.at("/link/self").asText(""));
        if (!data.isObject() || data.hasNonNull("id") || self.isEmpty()) {
            return data;
        }
        return ((ObjectNode) data.deepCopy()).put("id", self.substring(self.lastIndexOf('/') + 1));
    }
}
