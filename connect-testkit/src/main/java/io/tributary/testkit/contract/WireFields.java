package io.tributary.testkit.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tributary.connect.common.schema.RowForm;
import io.tributary.connect.common.schema.RowNotes;
import io.tributary.connect.common.schema.WireRow;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The fields of a row as its form finds them, before they are typed. */
final class WireFields implements WireRow {
    private final Sink sink;
    private final List<String> path = new ArrayList<>();
    private JsonNode current;

    /** Receives the fields of a row. */
    @FunctionalInterface
    interface Sink {
        /**
         * @param name the field's name, declared or not
         * @param path the members that lead to it on the wire
         */
        void field(String name, List<String> path, JsonNode value);
    }

    private WireFields(ObjectNode row, Sink sink) {
        this.current = row;
        this.sink = sink;
    }

    /** Passes every field of {@code row} to {@code sink}. */
    static void read(ObjectNode row, RowForm form, Sink sink) {
        try {
            form.read(new WireFields(row, sink));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public boolean isObject() {
        return current.isObject();
    }

    @Override
    public boolean isNull() {
        return current.isNull();
    }

    @Override
    public boolean isText() {
        return current.isTextual();
    }

    @Override
    public void members(MemberReader reader) throws IOException {
        JsonNode object = current;
        for (Map.Entry<String, JsonNode> member : object.properties()) {
            current = member.getValue();
            path.add(member.getKey());
            reader.read(member.getKey());
            path.remove(path.size() - 1);
        }
        current = object;
    }

    @Override
    public Object field(String name) {
        field(name, List.copyOf(path), current);
        return null;
    }

    @Override
    public JsonNode tree() {
        return current;
    }

    @Override
    public void field(String name, List<String> place, JsonNode value) {
        sink.field(name, place, value);
    }

    @Override
    public void skip() {
        // Not a field.
    }

    @Override
    public void wrap(String name) {
        // Changes no field.
    }

    @Override
    public RowNotes notes() {
        return new RowNotes();
    }
}
