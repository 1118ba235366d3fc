package io.tributary.connect.common.schema;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tributary.connect.common.json.Json;
import io.tributary.connect.common.schema.StructType.Member;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.kafka.connect.data.Struct;

/**
 * Reads one row in one pass: its values become those of a struct, and are hashed and measured on the way. A tree is built only for what
 * is kept as JSON. Used by one thread.
 */
final class RowParser implements WireRow {
    private final StructType fields;
    private final WireName.Cache names;
    private final Struct struct;
    private final Misfits misfits = new Misfits();
    private final RowNotes notes = new RowNotes();
    private final Hasher hasher = new Hasher();
    private boolean isTree;
    /** The tree that the parser is about to read; null if there is none, or once the parser is inside it. */
    private JsonNode root;
    /** The fields to add to the row; null once they are added, or if there are none. */
    private ObjectNode more;
    /** Whether what the parser reads was hashed before. */
    private boolean isHashed;

    private JsonParser parser;
    private Supplier<JsonPointer> place = JsonPointer::empty;
    private long hash;
    private boolean isVolatile;
    private boolean isSkipped;

    /**
     * @param parser at the first token of the row
     * @param root the tree whose tokens these are; null if they are read from the wire, where an object may repeat a name
     * @param more fields that the row lacks, which are read after its own; null for none
     */
    RowParser(JsonParser parser, JsonNode root, ObjectNode more, StructType fields, WireName.Cache names) {
        this.parser = parser;
        this.isTree = root != null;
        this.root = root;
        this.more = more;
        this.fields = fields;
        this.names = names;
        this.struct = new Struct(fields.schema());
    }

    Struct struct() {
        return struct;
    }

    Misfits misfits() {
        return misfits;
    }

    /** The fingerprint of everything that was consumed. */
    Fingerprint fingerprint() {
        return new Fingerprint(hash, hasher.bytes());
    }

    @Override
    public RowNotes notes() {
        return notes;
    }

    @Override
    public boolean isObject() {
        return parser.hasToken(JsonToken.START_OBJECT);
    }

    boolean isArray() {
        return parser.hasToken(JsonToken.START_ARRAY);
    }

    /** A vendor's edit may have put a missing node into a tree. */
    @Override
    public boolean isNull() {
        return parser.hasToken(JsonToken.VALUE_NULL) || parser.hasToken(JsonToken.NOT_AVAILABLE);
    }

    /** The name that schemas declare for the member {@code name} of a nested object. */
    String declaredName(String name) {
        return names.of(name).declared();
    }

    @Override
    public boolean isText() {
        return parser.hasToken(JsonToken.VALUE_STRING);
    }

    @Override
    public void members(MemberReader reader) throws IOException {
        Members members = new Members(!isTree);
        ObjectNode added = more;
        more = null;
        root = null;
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            parser.nextToken();
            member(name, reader, members);
        }
        if (added != null) {
            add(added, reader, members);
        }
        hasher.object(members.size());
        hash = members.hash();
    }

    private void member(String name, MemberReader reader, Members members) throws IOException {
        WireName known = names.of(name);
        if (members.mayHave(known)) {
            throw new JsonParseException(parser, "a name may come twice");
        }
        int bytes = hasher.bytes();
        reader.read(name);
        if (notes.isOdd() && !isTree) {
            throw OddRow.INSTANCE;
        }
        if (isSkipped) {
            hasher.reset(bytes);
        } else {
            long member = hasher.member(known, hash);
            members.add(isVolatile ? 0 : member);
        }
        isSkipped = false;
        isVolatile = false;
    }

    private void add(ObjectNode added, MemberReader reader, Members members) throws IOException {
        JsonParser consumed = parser;
        boolean wasTree = isTree;
        Supplier<JsonPointer> around = place;
        for (Map.Entry<String, JsonNode> field : added.properties()) {
            begin(() -> WirePath.pointer(List.of(field.getKey())), field.getValue());
            member(field.getKey(), reader, members);
        }
        end(consumed, wasTree, around);
    }

    @Override
    public void skip() throws IOException {
        tree();
        isSkipped = true;
    }

    @Override
    public void wrap(String name) {
        Members members = new Members(false);
        members.add(hasher.member(names.of(name), hash));
        hasher.object(1);
        hash = members.hash();
    }

    /** Consumes the current value, an array whose elements have the type {@code element}. */
    List<Object> elements(FieldType element) throws IOException {
        List<Object> values = new ArrayList<>();
        long array = Hasher.array();
        root = null;
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            values.add(value(element));
            array = Hasher.element(array, hash);
        }
        hasher.array(values.size());
        hash = array;
        return values;
    }

    @Override
    public Object field(String name) throws IOException {
        Member member = fields.member(name);
        boolean isPlain = member == null || member.references().isEmpty();
        return isPlain ? put(struct, member) : set(member, here(), tree(member.type()));
    }

    @Override
    public void field(String name, List<String> path, JsonNode value) throws IOException {
        set(fields.member(name), () -> WirePath.pointer(path), value);
    }

    /** Sets a field from a value that was consumed, and hashed, as a tree. */
    private Object set(Member member, Supplier<JsonPointer> at, JsonNode tree) throws IOException {
        JsonParser consumed = parser;
        Supplier<JsonPointer> around = place;
        boolean wasTree = isTree;
        int bytes = hasher.bytes();
        long hashed = hash;
        isHashed = true;
        begin(at, tree);
        Object value = put(struct, member);
        if (member != null && !tree.isNull()) {
            for (Member reference : member.references()) {
                begin(at, tree);
                put(struct, reference);
            }
        }
        isHashed = false;
        end(consumed, wasTree, around);
        hash = hashed;
        hasher.reset(bytes);
        return value;
    }

    private void begin(Supplier<JsonPointer> at, JsonNode tree) throws IOException {
        parser = Json.tokens(tree);
        isTree = true;
        root = tree;
        place = at;
    }

    private void end(JsonParser consumed, boolean wasTree, Supplier<JsonPointer> around) {
        parser = consumed;
        isTree = wasTree;
        root = null;
        place = around;
    }

    /**
     * Consumes the current value as a field of {@code to}. Nulls are skipped, because Connect refuses a null in a required field: callers
     * check that the key is complete.
     *
     * @param member null if the field is not declared
     * @return the field's value; null if it has none
     */
    Object put(Struct to, Member member) throws IOException {
        if (member == null) {
            JsonNode unknown = tree();
            misfits.unknown(here().get(), unknown);
            return null;
        }
        Object value = value(member.type());
        if (value != null) {
            to.put(member.field(), value);
        }
        isVolatile = member.type().isVolatile();
        return value;
    }

    private Object value(FieldType type) throws IOException {
        if (isNull()) {
            hash = hasher.ofNull();
            return null;
        }
        return type.read(this);
    }

    /** Consumes the current value as a scalar of {@code type}. */
    Object scalar(ScalarType type) throws IOException {
        if (!parser.currentToken().isScalarValue()) {
            keep(tree());
            return null;
        }
        hash = isHashed ? 0 : hasher.scalar(parser);
        Object value = type.value(parser);
        if (!type.isExact(value, parser)) {
            keep(Json.READER.readTree(parser));
        }
        return value;
    }

    /** Keeps the value that was consumed last, which does not fit its type, in {@code _extra}. */
    void keep(JsonNode value) {
        misfits.misfit(here().get(), value);
    }

    @Override
    public JsonNode tree() throws IOException {
        return tree(null);
    }

    /** The same for a value of {@code type}, which says which of its fields are volatile. {@code type} may be null. */
    JsonNode tree(FieldType type) throws IOException {
        JsonNode tree = root;
        if (tree == null) {
            tree = isNull() ? NullNode.instance : Json.READER.readTree(parser);
        } else {
            parser.skipChildren();
            root = null;
        }
        hash = isHashed ? 0 : hasher.tree(tree, type);
        return tree;
    }

    /** The place of the current value, or of the one that was consumed last, on the wire. */
    private Supplier<JsonPointer> here() {
        JsonParser at = parser;
        Supplier<JsonPointer> around = place;
        return () -> around.get().append(at.getParsingContext().pathAsPointer());
    }
}
