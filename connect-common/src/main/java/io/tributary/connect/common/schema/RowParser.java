package io.tributary.connect.common.schema;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import io.tributary.connect.common.json.Json;
import io.tributary.connect.common.schema.StructType.Member;
import java.io.IOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.apache.kafka.connect.data.Struct;

/**
 * Reads one row in one pass: its values become those of a struct, and are hashed and measured on the way. A tree is built only for what
 * is kept as JSON. Used by one thread.
 */
final class RowParser implements WireRow {
    private static final JsonPointer ROW = JsonPointer.empty();

    private final StructType fields;
    private final WireName.Cache names;
    private final Struct struct;
    private final Misfits misfits = new Misfits();
    private final Hasher hasher = new Hasher();
    private boolean isTree;
    /** The tree that the parser is about to read; null if there is none, or once the parser is inside it. */
    private JsonNode root;

    private JsonParser parser;
    private JsonPointer place = ROW;
    private long hash;
    private boolean isVolatile;
    private boolean isDeleted;
    private long revision;

    /**
     * @param parser at the first token of the row
     * @param root the tree whose tokens these are; null if they are read from the wire, where an object may repeat a name
     */
    RowParser(JsonParser parser, JsonNode root, StructType fields, WireName.Cache names) {
        this.parser = parser;
        this.isTree = root != null;
        this.root = root;
        this.fields = fields;
        this.names = names;
        this.struct = new Struct(fields.schema());
    }

    /** The row's fields. */
    Struct struct() {
        return struct;
    }

    /** What did not fit. */
    Misfits misfits() {
        return misfits;
    }

    /** The fingerprint of everything that was consumed. */
    Fingerprint fingerprint() {
        return new Fingerprint(hash, hasher.bytes());
    }

    boolean isDeleted() {
        return isDeleted;
    }

    /** The number of the row's changes; 0 if it has none. */
    long revision() {
        return revision;
    }

    /** A parser at the first token of {@code tree}. */
    static JsonParser tokens(JsonNode tree) throws IOException {
        JsonParser tokens = Json.MAPPER.treeAsTokens(tree);
        tokens.nextToken();
        return tokens;
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
    public void members(MemberReader reader) throws IOException {
        long sum = Hasher.OBJECT;
        int size = 0;
        BitSet seen = isTree ? null : new BitSet();
        root = null;
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            WireName known = names.of(name);
            if (seen != null) {
                requireNew(known, seen);
            }
            parser.nextToken();
            reader.read(name);
            long member = hasher.member(known, hash);
            sum += isVolatile ? 0 : member;
            isVolatile = false;
            size++;
        }
        hasher.object(size);
        hash = Hasher.object(sum);
    }

    /** The last of several members with one name counts: a tree shows which. */
    private void requireNew(WireName name, BitSet seen) throws JsonParseException {
        if (name.number() == WireName.UNNUMBERED || seen.get(name.number())) {
            throw new JsonParseException(parser, "a name may come twice");
        }
        seen.set(name.number());
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
    public void field(String name) throws IOException {
        Member member = fields.member(name);
        if (member == null || member.references().isEmpty()) {
            put(struct, member);
        } else {
            JsonNode value = tree(member.type());
            set(member, place(), value);
        }
    }

    @Override
    public void field(String name, List<String> path, JsonNode value) throws IOException {
        JsonPointer pointer = ROW;
        for (String step : path) {
            pointer = pointer.appendProperty(step);
        }
        set(fields.member(name), pointer, value);
    }

    /** Sets a field from a value that was consumed, and hashed, as a tree. */
    private void set(Member member, JsonPointer at, JsonNode value) throws IOException {
        JsonParser consumed = parser;
        boolean wasTree = isTree;
        int bytes = hasher.bytes();
        long hashed = hash;
        place = at;
        isTree = true;
        begin(value);
        put(struct, member);
        if (member != null && !value.isNull()) {
            for (Member reference : member.references()) {
                begin(value);
                put(struct, reference);
            }
        }
        parser = consumed;
        root = null;
        isTree = wasTree;
        place = ROW;
        hash = hashed;
        hasher.reset(bytes);
    }

    private void begin(JsonNode tree) throws IOException {
        parser = tokens(tree);
        root = tree;
    }

    /**
     * Consumes the current value as a field of {@code to}. Nulls are skipped, because Connect refuses a null in a required field: callers
     * check that the key is complete.
     *
     * @param member null if the field is not declared
     */
    void put(Struct to, Member member) throws IOException {
        if (member == null) {
            JsonNode unknown = tree();
            misfits.unknown(place(), unknown);
            return;
        }
        Object value = value(member.type());
        if (value != null) {
            to.put(member.field(), value);
        }
        isVolatile = member.type().isVolatile();
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
        hash = hasher.scalar(parser);
        Object value = type.value(parser);
        if (!type.isExact(value, parser)) {
            keep(Json.READER.readTree(parser));
        }
        return value;
    }

    /** Keeps the value that was consumed last, which does not fit its type, in {@code _extra}. */
    void keep(JsonNode value) {
        misfits.misfit(place(), value);
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
        hash = hasher.tree(tree, type);
        return tree;
    }

    @Override
    public void deleted() {
        isDeleted = true;
    }

    @Override
    public void revision(long number) {
        revision = number;
    }

    /** The place of the current value, or of the one that was consumed last, on the wire. */
    private JsonPointer place() {
        JsonPointer inside = parser.getParsingContext().pathAsPointer();
        return place == ROW ? inside : place.append(inside);
    }
}
