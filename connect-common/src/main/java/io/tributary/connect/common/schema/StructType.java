package io.tributary.connect.common.schema;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.Struct;

/** An object with declared fields. Other fields are kept in {@code _extra}. */
final class StructType implements FieldType {
    private final Map<String, Member> members = new HashMap<>();
    private final Schema schema;

    /**
     * A declared field on the wire.
     *
     * @param references the columns that repeat ids inside this field
     */
    record Member(FieldType type, Field field, List<Member> references) {}

    /**
     * @param fields of {@code schema}, by name
     */
    StructType(Map<String, FieldType> fields, Schema schema) {
        this.schema = schema;
        fields.forEach((name, type) -> {
            if (!(type instanceof ReferenceType)) {
                members.put(name, new Member(type, schema.field(name), references(fields, name)));
            }
        });
    }

    private List<Member> references(Map<String, FieldType> fields, String to) {
        return fields.entrySet().stream()
                .filter(field -> field.getValue() instanceof ReferenceType reference
                        && reference.field().equals(to))
                .map(field -> new Member(field.getValue(), schema.field(field.getKey()), List.of()))
                .toList();
    }

    /** The field {@code name} on the wire. Null if it is not declared. */
    Member member(String name) {
        return members.get(name);
    }

    @Override
    public Schema schema() {
        return schema;
    }

    @Override
    public Object read(RowParser row) throws IOException {
        if (!row.isObject()) {
            row.keep(row.tree(this));
            return null;
        }
        Struct struct = new Struct(schema);
        row.members(name -> row.put(struct, member(row.declaredName(name))));
        return struct;
    }

    @Override
    public FieldType inside(String name) {
        Member member = members.get(name);
        return member == null ? null : member.type();
    }
}
