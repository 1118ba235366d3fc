package io.tributary.connect.kustomer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tributary.connect.common.schema.Integers;
import io.tributary.connect.common.schema.RowForm;
import io.tributary.connect.common.schema.WireRow;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reads a row as Kustomer writes it ({@code id}, {@code type}, {@code attributes}, {@code relationships}, {@code links})
 * into its fields: each attribute, and the {@code data} of each relationship, in snake case.
 */
final class KustomerForm implements RowForm {
    private static final String ATTRIBUTES = "attributes";
    private static final String RELATIONSHIPS = "relationships";
    private static final String CUSTOM = "custom";
    private static final String DELETED = "deleted";
    private static final String DELETED_AT = "deletedAt";
    /** Whether a row is deleted, and {@code rev}, which grows with each write of a row. */
    private static final Set<String> STATE = Set.of(DELETED, DELETED_AT, "rev");

    /**
     * Attributes that are not named by their snake case: those with the name of a member of every row, one whose name is a
     * reserved word of SQL, and an id that the API reference misspells.
     */
    private static final Map<String, String> NAMES = Map.of(
            "id", "id_attribute",
            "type", "type_attribute",
            "links", "links_attribute",
            "default", "is_default",
            "extenalId", "external_id");

    private static final String SUFFIX = "_data";
    /** Relationships that share their name with an attribute of any row, or whose name is a reserved word of SQL. */
    private static final Set<String> WITH_SUFFIX = Set.of("last_revision", "sla", "source", "user");
    /** The known members of a relationship. */
    private static final Set<String> OF_RELATIONSHIP = Set.of("data", "links", "link", "meta");
    /** A name that no table declares, so that the field goes to {@code _extra} under its path. */
    private static final String UNDECLARED = "";

    private final SnakeCase snakeCase = new SnakeCase();
    private final boolean deletedAsTombstone;

    /**
     * @param deletedAsTombstone whether a deleted row becomes a tombstone
     */
    KustomerForm(boolean deletedAsTombstone) {
        this.deletedAsTombstone = deletedAsTombstone;
    }

    @Override
    public String name(String member) {
        return snakeCase.name(member);
    }

    @Override
    public void read(WireRow row) throws IOException {
        new Fields(row).read();
    }

    /** The fields of one row. */
    private final class Fields {
        private final WireRow row;
        private final Set<String> taken = new HashSet<>();
        private JsonNode relationships = MissingNode.getInstance();
        private Boolean deleted;
        private boolean hasDeletionTime;

        Fields(WireRow row) {
            this.row = row;
        }

        /** An attribute takes precedence over a relationship of the same name, whichever comes first. */
        void read() throws IOException {
            row.members(this::member);
            if (deletedAsTombstone && (deleted == null ? hasDeletionTime : deleted)) {
                row.notes().deleted();
            }
            for (Map.Entry<String, JsonNode> one : relationships.properties()) {
                relationship(one.getKey(), one.getValue());
            }
        }

        private void member(String name) throws IOException {
            boolean nested = row.isObject() || row.isNull();
            if (nested && name.equals(RELATIONSHIPS)) {
                relationships = row.tree();
            } else if (row.isObject() && name.equals(ATTRIBUTES)) {
                row.members(this::attribute);
            } else if (nested && name.equals(ATTRIBUTES)) {
                row.tree();
            } else {
                row.field(taken.add(name) ? name : UNDECLARED);
            }
        }

        private void attribute(String member) throws IOException {
            String special = NAMES.get(member);
            String name = special == null ? name(member) : special;
            if (row.isNull()) {
                row.tree();
            } else if (STATE.contains(member)) {
                JsonNode value = row.tree();
                note(member, value);
                row.field(taken.add(name) ? name : UNDECLARED, List.of(ATTRIBUTES, member), value);
            } else if (name.equals(CUSTOM)) {
                row.field(taken.add(name) ? name : UNDECLARED, List.of(ATTRIBUTES, member), snakeCase.keys(row.tree()));
            } else {
                row.field(taken.add(name) ? name : UNDECLARED);
            }
        }

        /** A row is deleted by {@code deleted} or, if that is missing as in users, by {@code deletedAt}. */
        private void note(String member, JsonNode value) {
            switch (member) {
                case DELETED -> deleted = value.isBoolean() ? value.booleanValue() : deleted;
                case DELETED_AT -> hasDeletionTime = value.isTextual();
                default -> row.notes().revision(Integers.of(value, 0));
            }
        }

        /** A relationship without {@code data} only links to other rows. Null and an empty list contain nothing. */
        private void relationship(String member, JsonNode value) throws IOException {
            JsonNode data = value.path("data");
            if (!data.isMissingNode() && !data.isNull()) {
                List<String> path = List.of(RELATIONSHIPS, member, "data");
                row.field(relationshipName(name(member)), path, withId(data, value));
            } else if (!value.isObject() && !value.isNull() && !(value.isArray() && value.isEmpty())) {
                row.field(relationshipName(name(member)), List.of(RELATIONSHIPS, member), value);
            }
            for (Map.Entry<String, JsonNode> other : value.properties()) {
                if (!OF_RELATIONSHIP.contains(other.getKey())) {
                    row.field(UNDECLARED, List.of(RELATIONSHIPS, member, other.getKey()), other.getValue());
                }
            }
        }

        /** If an attribute has the same name, the attribute keeps it, even in rows that lack the attribute. */
        private String relationshipName(String name) {
            if (!WITH_SUFFIX.contains(name) && taken.add(name)) {
                return name;
            }
            return taken.add(name + SUFFIX) ? name + SUFFIX : UNDECLARED;
        }
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
