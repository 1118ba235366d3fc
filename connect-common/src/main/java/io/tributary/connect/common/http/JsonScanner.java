package io.tributary.connect.common.http;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.io.ContentReference;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PushbackInputStream;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.BitSet;

/**
 * Finds where the values of a JSON text begin and end, without making anything of them, however long or deep they are.
 * Whether a value is well-formed inside is for the parser to say, except for its brackets and quotes. Bytes that are no UTF-8
 * become U+FFFD.
 */
final class JsonScanner {
    private static final int BUFFER = 8192;
    private static final int BYTE_ORDER_MARK = 0xFEFF;
    private static final int END = -1;

    private final Reader in;
    private final char[] buffer = new char[BUFFER];
    private final BitSet arrays = new BitSet();
    private final AnswerLimits limits;
    private ScannedText current;
    private long notHeld;
    private long before;
    private int at;
    private int end;

    /**
     * @param limits of what is read, but for what is no more held
     */
    JsonScanner(InputStream body, AnswerLimits limits) throws IOException {
        this.limits = limits;
        PushbackInputStream bytes = new PushbackInputStream(body, 2);
        in = new InputStreamReader(bytes, charset(bytes));
        if (peek() == BYTE_ORDER_MARK) {
            at++;
        }
    }

    /** The first character of any JSON text is ASCII: a zero beside it tells of UTF-16, as half of a byte order mark does. */
    private static Charset charset(PushbackInputStream bytes) throws IOException {
        byte[] head = bytes.readNBytes(2);
        bytes.unread(head);
        if (head.length == 2 && (head[0] == 0 || head[0] == (byte) 0xFE)) {
            return StandardCharsets.UTF_16BE;
        }
        return head.length == 2 && (head[1] == 0 || head[0] == (byte) 0xFF)
                ? StandardCharsets.UTF_16LE
                : StandardCharsets.UTF_8;
    }

    /** The next character that is no blank, which stays; -1 at the end of the text. */
    int peek() throws IOException {
        while (at < end || fill()) {
            char here = buffer[at];
            if (here > ' ' || !isBlank(here)) {
                return here;
            }
            at++;
        }
        return END;
    }

    /** Takes the next character if it is {@code wanted}. */
    boolean next(char wanted) throws IOException {
        boolean found = peek() == wanted;
        at += found ? 1 : 0;
        return found;
    }

    /**
     * Takes the next character.
     *
     * @throws IOException when it is not {@code wanted}
     */
    void take(char wanted) throws IOException {
        if (!next(wanted)) {
            throw malformed();
        }
    }

    /** Takes the next value into {@code text}. */
    void value(ScannedText text) throws IOException {
        int first = peek();
        current = text;
        if (first == '{' || first == '[') {
            container(text);
        } else if (first == '"') {
            string(text);
        } else {
            scalar(text);
        }
        current = null;
        notHeld += text.length() - text.kept();
    }

    private void container(ScannedText text) throws IOException {
        int depth = 0;
        do {
            if (at == end) {
                require(fill());
            }
            char here = buffer[at];
            if (here == '"') {
                string(text);
            } else if (here == '{' || here == '[') {
                arrays.set(depth++, here == '[');
                one(text);
            } else if (here == '}' || here == ']') {
                require(arrays.get(--depth) == (here == ']'));
                one(text);
            } else {
                plain(text);
            }
        } while (depth > 0);
    }

    /** Takes one bracket. */
    private void one(ScannedText text) throws IOException {
        text.token();
        text.add(buffer, at++, 1);
    }

    /** Takes what stands between brackets and strings, as far as it is in the buffer. */
    private void plain(ScannedText text) throws IOException {
        int here = at;
        for (; here < end && !isBracketOrQuote(buffer[here]); here++) {
            if (buffer[here] == ',') {
                text.token();
            }
        }
        int start = at;
        at = here;
        text.add(buffer, start, at - start);
    }

    private void string(ScannedText text) throws IOException {
        text.token();
        text.add(buffer, at++, 1);
        boolean open = true;
        while (open) {
            require(at < end || fill());
            int start = at;
            at = endOfPlain(start);
            open = at == end || buffer[at] == '\\';
            at += at < end ? 1 : 0;
            text.add(buffer, start, at - start);
            if (open && buffer[at - 1] == '\\') {
                require(at < end || fill());
                text.add(buffer, at++, 1);
            }
        }
    }

    /** Where the next quote or backslash stands; the end of what is read where none does. */
    private int endOfPlain(int from) {
        int here = from;
        while (here < end && buffer[here] != '"' && buffer[here] != '\\') {
            here++;
        }
        return here;
    }

    private void scalar(ScannedText text) throws IOException {
        text.token();
        while ((at < end || fill()) && isScalar(buffer[at])) {
            text.add(buffer, at++, 1);
        }
        require(text.length() > 0);
    }

    private static boolean isScalar(char here) {
        return !isBlank(here) && !isBracketOrQuote(here) && here != ',' && here != ':';
    }

    private static boolean isBracketOrQuote(char here) {
        return here == '"' || here == '{' || here == '}' || here == '[' || here == ']';
    }

    private static boolean isBlank(char here) {
        return here == ' ' || here == '\n' || here == '\r' || here == '\t';
    }

    private void require(boolean wellFormed) throws IOException {
        if (!wellFormed) {
            throw malformed();
        }
    }

    /** The text is no JSON at this place, or ends too early. */
    JsonParseException malformed() {
        return new JsonParseException(
                null, "malformed", new JsonLocation(ContentReference.unknown(), position(), position(), -1, -1));
    }

    /** The characters taken so far. */
    long position() {
        return before + at;
    }

    private boolean fill() throws IOException {
        before += end;
        at = 0;
        end = Math.max(0, in.read(buffer));
        limits.require(held() + end, 0);
        return end > 0;
    }

    /** The characters of what was taken, but for those that are no more held. */
    long held() {
        return position() - notHeld - (current == null ? 0 : current.length() - current.kept());
    }
}
