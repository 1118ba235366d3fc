package io.tributary.connect.common.http;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.io.ContentReference;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import io.tributary.connect.common.http.RowReader.TokenReader;
import io.tributary.connect.common.json.Json;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.BitSet;

/**
 * Reads the values of a JSON text one by one. A value that the parser refuses is read as text up to its end, however long or deep
 * it is; only its brackets and quotes are checked. Bytes that are not UTF-8 are replaced by U+FFFD. Used by one thread.
 */
final class JsonScanner {
    private static final int BUFFER = 32 * 1024;
    private static final int END = -1;

    /** Refuses a row with too many values before they fill the heap. */
    private static final JsonFactory PARSERS = Json.factory(ResponseLimits.OF_THIS_HEAP.rowTokens());

    private final Utf8Check in;
    private final ResponseLimits limits;
    private final BitSet arrays = new BitSet();
    private byte[] buffer = new byte[BUFFER];
    private ScannedText current;
    private long currentFrom;
    private long released;
    private long before;
    private int at;
    private int end;
    private boolean ended;
    private boolean cut;
    private int longest;
    private int length;
    private int tokens;

    /** @param limits of what is held in memory */
    JsonScanner(InputStream body, ResponseLimits limits) throws IOException {
        this.limits = limits;
        this.in = new Utf8Check(Utf8Bytes.of(body, limits));
    }

    /** The next non-blank character, which is not consumed. -1 at the end of the text. */
    int peek() throws IOException {
        while (at < end || fill()) {
            byte here = buffer[at];
            if (!JsonMarks.isBlank(here)) {
                return here & 0xFF;
            }
            at++;
        }
        return END;
    }

    /** Consumes the next character if it is {@code expected}. */
    boolean next(char expected) throws IOException {
        boolean found = peek() == expected;
        at += found ? 1 : 0;
        return found;
    }

    /**
     * Consumes the next character.
     *
     * @throws IOException if it is not {@code expected}
     */
    void take(char expected) throws IOException {
        if (!next(expected)) {
            throw malformed();
        }
    }

    /**
     * Reads the next object, array or string with the parser, which works for nearly all of them. Returns null and consumes nothing
     * if the next value is something else, exceeds a limit, or is refused by the parser.
     */
    JsonNode tree(ObjectReader reader) throws IOException {
        int first = peek();
        return first == '{' || first == '[' || first == '"' ? value(reader::readTree) : null;
    }

    /**
     * Reads the next object with {@code reader}. Returns null and consumes nothing if it is something else, exceeds a limit, is damaged
     * or refused by the parser, or if {@code reader} returns null.
     */
    <T> T object(TokenReader<T> reader) throws IOException {
        return peek() == '{' ? value(reader) : null;
    }

    private <T> T value(TokenReader<T> reader) throws IOException {
        if (end - at < longest) {
            fill();
        }
        T value = parsed(reader);
        while (cut && end - at <= limits.rowCharacters() && fillTo(2 * (end - at))) {
            value = parsed(reader);
        }
        return value;
    }

    /** Fills the buffer with at least {@code bytes}, or up to the end of the text. False if nothing was read. */
    private boolean fillTo(int bytes) throws IOException {
        boolean any = fill();
        while (end - at < bytes && fill()) {
            // Read more before parsing again: parsing each small piece would be slow.
        }
        return any;
    }

    /** Parses the next value. Null if the parser or {@code reader} refuses it, or if it is not completely in the buffer. */
    private <T> T parsed(TokenReader<T> reader) throws IOException {
        try (JsonParser parser = PARSERS.createParser(buffer, at, end - at)) {
            T value = reader.read(parser);
            int bytes = (int) parser.currentLocation().getByteOffset();
            cut = false;
            boolean isValid = damage() == Damage.NONE || Utf8Check.isValid(buffer, at, bytes);
            if (value == null || bytes > limits.rowCharacters() || !isValid) {
                return null;
            }
            consumed(bytes, (int) parser.currentTokenCount());
            return value;
        } catch (JsonProcessingException | NumberFormatException e) {
            cut = e instanceof JsonEOFException;
            return null;
        }
    }

    /** The {@link Damage#code()} of what was read so far. */
    long damage() {
        return in.damage();
    }

    private void consumed(int bytes, int counted) {
        at += bytes;
        longest = Math.max(longest, bytes);
        length = bytes;
        tokens = counted;
    }

    /** The bytes of the last {@link #tree} or {@link #object}. */
    int length() {
        return length;
    }

    /** The text of the last {@link #object}, until something else is read. */
    void copyTo(ByteArrayOutputStream copy) {
        copy.reset();
        copy.write(buffer, at - length, length);
    }

    /** The tokens of the last {@link #tree} or {@link #object}. */
    int tokens() {
        return tokens;
    }

    /** Reads the next value into {@code text}. */
    void value(ScannedText text) throws IOException {
        int first = peek();
        current = text;
        currentFrom = position();
        if (first == '{' || first == '[') {
            container(text);
        } else if (first == '"') {
            string(text);
        } else {
            scalar(text);
        }
        released += skipped();
        current = null;
    }

    private void container(ScannedText text) throws IOException {
        int depth = 0;
        do {
            require(at < end || fill());
            byte here = buffer[at];
            text.next(depth);
            if (here == '"') {
                string(text);
            } else if (here == '{' || here == '[') {
                arrays.set(depth++, here == '[');
                bracket(text);
            } else if (here == '}' || here == ']') {
                require(arrays.get(--depth) == (here == ']'));
                text.next(depth);
                bracket(text);
            } else {
                betweenBrackets(text);
            }
        } while (depth > 0);
    }

    /** Reads one bracket. */
    private void bracket(ScannedText text) throws IOException {
        text.token();
        text.add(buffer, at++, 1);
    }

    /** Reads what is between brackets and strings, as far as it is in the buffer. */
    private void betweenBrackets(ScannedText text) throws IOException {
        int here = at;
        for (; here < end && !JsonMarks.isBracketOrQuote(buffer[here]); here++) {
            if (buffer[here] == ',') {
                text.token();
            }
        }
        text.add(buffer, at, here - at);
        at = here;
    }

    private void string(ScannedText text) throws IOException {
        text.token();
        text.add(buffer, at++, 1);
        for (boolean open = true; open; ) {
            int stop = JsonMarks.endOfString(buffer, at, end);
            boolean found = stop < end;
            open = !found || buffer[stop] == '\\';
            int whole = found ? stop : Utf8Bytes.endOfCharacters(buffer, at, end);
            text.add(buffer, at, whole - at);
            at = whole;
            if (found) {
                escapeOrQuote(text, open);
            } else {
                require(fill());
            }
        }
    }

    /** Reads a quote, or a backslash and the character after it. */
    private void escapeOrQuote(ScannedText text, boolean escape) throws IOException {
        int count = escape ? 2 : 1;
        require(end - at >= count || fill());
        text.add(buffer, at, count);
        at += count;
    }

    private void scalar(ScannedText text) throws IOException {
        text.token();
        for (boolean more = at < end || fill(); more; more = at == end && fill()) {
            int stop = JsonMarks.endOfScalar(buffer, at, end);
            text.add(buffer, at, stop - at);
            at = stop;
        }
        require(text.kept() > 0);
    }

    private void require(boolean wellFormed) throws IOException {
        if (!wellFormed) {
            throw malformed();
        }
    }

    /** The exception for text that is not JSON from here on, or that is truncated. */
    JsonParseException malformed() {
        return new JsonParseException(
                null, "malformed", new JsonLocation(ContentReference.unknown(), position(), position(), -1, -1));
    }

    /** The number of bytes consumed so far. */
    private long position() {
        return before + at;
    }

    /** Reads more. What is not consumed stays in the buffer. False at the end of the text. */
    private boolean fill() throws IOException {
        System.arraycopy(buffer, at, buffer, 0, end - at);
        before += at;
        end -= at;
        at = 0;
        if (end == buffer.length) {
            buffer = Arrays.copyOf(buffer, 2 * end);
        }
        int read = ended ? END : in.read(buffer, end, buffer.length - end);
        ended = read < 0;
        end += Math.max(0, read);
        limits.require(held() + end, 0);
        return !ended;
    }

    /** How many of the consumed bytes are held in memory. */
    long held() {
        return position() - released - (current == null ? 0 : skipped());
    }

    /** How many bytes of the current text are not held, because only its start is kept. */
    private long skipped() {
        return current.isWhole() ? 0 : position() - currentFrom - current.kept();
    }
}
