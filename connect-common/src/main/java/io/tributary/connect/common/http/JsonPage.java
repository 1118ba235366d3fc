package io.tributary.connect.common.http;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tributary.connect.common.json.Json;
import io.tributary.connect.common.schema.Damaged;
import io.tributary.connect.common.schema.Fingerprint;
import io.tributary.connect.common.schema.Unreadable;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads one JSON response as a stream, on a request thread: each row is mapped to a {@code T} as soon as it is parsed, and the rest is
 * kept as the envelope. A row that exceeds a limit is {@link Unreadable}; the rows around it are read.
 */
final class JsonPage<T> {
    private static final ResponseLimits LIMITS = ResponseLimits.OF_THIS_HEAP;
    private static final String TOO_LARGE = "the part of the response outside its rows is too large";

    private final RowReader<T> reader;
    private final boolean nullIsEmpty;
    private final String[] names;
    private final JsonScanner scanner;
    private final MessageDigest digest = Fingerprint.sha256();
    private final List<T> rows = new ArrayList<>();
    private final ByteArrayOutputStream lastTokens = new ByteArrayOutputStream();
    private JsonNode last;
    private boolean hasRows;
    private int nulls;
    private ObjectNode envelope;
    private long tokens;
    private long envelopeCharacters;
    private int envelopeTokens;

    private JsonPage(InputStream body, RowReader<T> reader, boolean nullIsEmpty) throws IOException {
        this.scanner = new JsonScanner(body, LIMITS);
        this.reader = reader;
        this.nullIsEmpty = nullIsEmpty;
        this.names =
                reader.at().isEmpty() ? new String[0] : reader.at().substring(1).split("/");
    }

    /**
     * @param nullIsEmpty whether null instead of the rows means that there are none
     * @param known the damage of the previous response, as {@link Damage#code()}
     * @throws DamagedTextException if bytes are not UTF-8, unless the damage is {@code known}
     * @throws IOException if the response is truncated, not JSON, more than one JSON text, or has no rows at their place
     * @throws ResponseTooLargeException if the readable rows are too many, or the only row cannot be read
     */
    static <T> JsonPage<T> read(InputStream body, RowReader<T> reader, boolean nullIsEmpty, long known)
            throws IOException {
        JsonPage<T> page = new JsonPage<>(body, reader, nullIsEmpty);
        if (page.scanner.peek() < 0) {
            throw new IOException(BodyKind.NONE.insteadOf("JSON"));
        }
        page.envelope = page.readResponse();
        if (page.scanner.peek() >= 0) {
            throw new IOException("the response has trailing data");
        }
        Damage.require(page.scanner.damage(), known);
        if (!page.hasRows) {
            throw new IOException("the response has no " + reader.at() + ": check that api.url is the URL of the API");
        }
        return page;
    }

    List<T> rows() {
        return rows;
    }

    /** The last row that can be read. Null if there is none. */
    JsonNode last() throws IOException {
        return lastTokens.size() == 0 ? last : Json.READER.readTree(lastTokens.toByteArray());
    }

    ObjectNode envelope() {
        return envelope;
    }

    private ObjectNode readResponse() throws IOException {
        if (names.length == 0) {
            readRows();
            return Json.MAPPER.createObjectNode();
        }
        if (scanner.peek() == '[') {
            throw new IOException("the response is not a JSON object");
        }
        return readObject(0);
    }

    private ObjectNode readObject(int depth) throws IOException {
        ObjectNode object = Json.MAPPER.createObjectNode();
        scanner.take('{');
        for (boolean more = scanner.peek() != '}'; more; more = scanner.next(',')) {
            readMember(object, depth);
        }
        scanner.take('}');
        return object;
    }

    private void readMember(ObjectNode object, int depth) throws IOException {
        String name = name();
        if (object.has(name)) {
            throw scanner.malformed();
        }
        boolean leadsToRows = depth < names.length && name.equals(names[depth]);
        if (leadsToRows && depth == names.length - 1) {
            boolean none = scanner.peek() == 'n';
            readRows();
            markNull(none, object, name);
        } else if (leadsToRows && scanner.peek() == '{') {
            object.set(name, readObject(depth + 1));
        } else {
            object.set(name, envelopeValue());
        }
    }

    private String name() throws IOException {
        if (scanner.peek() != '"') {
            throw scanner.malformed();
        }
        String name = envelopeValue().textValue();
        scanner.take(':');
        return name;
    }

    /** Reads a value of the envelope. An object that repeats a name is refused: which of the two values counts is unknown. */
    private JsonNode envelopeValue() throws IOException {
        JsonNode tree = scanner.tree(Json.EACH_NAME_ONCE);
        if (tree != null) {
            requireSmall(scanner.length(), scanner.tokens());
            return tree;
        }
        ScannedText text = new ScannedText(LIMITS.rowCharacters(), LIMITS.rowTokens(), digest, TOO_LARGE);
        scanner.value(text);
        requireSmall(text.kept(), text.tokens());
        try {
            return Json.read(text.toString(), Json.EACH_NAME_ONCE);
        } catch (StreamConstraintsException e) {
            throw new IOException("the part of the response outside its rows cannot be read: " + reason(e), e);
        } catch (JsonProcessingException e) {
            throw scanner.malformed();
        }
    }

    private void requireSmall(long characters, int more) throws ResponseTooLargeException {
        envelopeCharacters += characters;
        envelopeTokens += more;
        if (envelopeCharacters > LIMITS.rowCharacters() || envelopeTokens > LIMITS.rowTokens()) {
            throw new ResponseTooLargeException(TOO_LARGE);
        }
    }

    private void readRows() throws IOException {
        hasRows = true;
        int first = scanner.peek();
        if (first == '[' && !reader.single()) {
            readArray();
        } else if (first == '{' && (reader.single() || names.length == 0)) {
            readRow();
        } else if (!envelopeValue().isNull() || !nullIsEmpty) {
            throw new IOException(place() + " contains no rows");
        }
    }

    private String place() {
        return reader.at().isEmpty() ? "the response" : reader.at() + " of the response";
    }

    private void readArray() throws IOException {
        scanner.take('[');
        for (boolean more = scanner.peek() != ']'; more; more = scanner.next(',')) {
            if (scanner.peek() == '[') {
                throw new IOException(place() + " contains an array instead of a row");
            }
            readRow();
        }
        scanner.take(']');
        if (nulls > 0 && nulls == rows.size()) {
            throw new IOException(place() + " contains nothing but null");
        }
    }

    /** Notes in the envelope that the rows were null, because null is a weaker sign of an empty list than {@code []}. */
    private static void markNull(boolean none, ObjectNode envelope, String name) {
        if (none) {
            envelope.putNull(name);
        }
    }

    private void readRow() throws IOException {
        T mapped = reader.tokens() == null ? null : scanner.object(reader.tokens());
        if (mapped == null) {
            readTree();
            return;
        }
        scanner.copyTo(lastTokens);
        tokens += scanner.tokens();
        LIMITS.require(scanner.held(), tokens);
        rows.add(mapped);
    }

    private void readTree() throws IOException {
        JsonNode tree = scanner.tree(Json.READER);
        JsonNode row = tree == null ? odd() : tree;
        tokens += tree == null ? 0 : scanner.tokens();
        LIMITS.require(scanner.held(), tokens);
        if (!(row instanceof Unreadable)) {
            last = row;
            lastTokens.reset();
        } else if (reader.single()) {
            throw new ResponseTooLargeException(
                    "the only row of the response cannot be read: " + ((Unreadable) row).reason());
        }
        requireForm(row);
        nulls += row.isNull() ? 1 : 0;
        rows.add(reader.map()
                .apply(
                        row.isObject()
                                ? (ObjectNode) row
                                : Json.MAPPER.createObjectNode().set("value", row)));
    }

    /** Reads a row that the parser refuses: it is not an object, exceeds a limit, or is malformed. */
    private JsonNode odd() throws IOException {
        ScannedText text = new ScannedText(LIMITS.rowCharacters(), LIMITS.rowTokens(), digest);
        scanner.value(text);
        tokens += text.tokens();
        LIMITS.require(scanner.held(), tokens);
        JsonNode row = text.isWhole() ? tree(text) : text.refused();
        boolean isDamaged = text.isDamaged() && row.isObject() && !(row instanceof Unreadable);
        return isDamaged ? new Damaged((ObjectNode) row) : row;
    }

    private JsonNode tree(ScannedText text) throws IOException {
        try {
            return Json.read(text.toString(), Json.READER);
        } catch (StreamConstraintsException e) {
            return text.unreadable(reason(e));
        } catch (JsonProcessingException e) {
            if (isWellFormed(text)) {
                return text.unreadable("a number is out of range");
            }
            throw scanner.malformed();
        }
    }

    /** The parser's message, which only quotes numbers and limits. */
    private static String reason(StreamConstraintsException e) {
        return e.getOriginalMessage().replaceFirst(", from `[^`]*`", "");
    }

    private static boolean isWellFormed(ScannedText text) throws IOException {
        try (JsonParser parser = Json.MAPPER.createParser(text.toString())) {
            while (parser.nextToken() != null) {
                // Only the syntax matters.
            }
            return true;
        } catch (JsonProcessingException e) {
            return false;
        }
    }

    /** Checks that the only row is the API's, not another program's JSON. */
    private void requireForm(JsonNode row) throws IOException {
        JsonNode required = row.at(reader.required());
        boolean isThere = reader.required().isEmpty() || required.isValueNode() && !required.isNull();
        if (!isThere) {
            throw new IOException(
                    "the response has no " + reader.required() + ": check that api.url is the URL of the API");
        }
    }
}
