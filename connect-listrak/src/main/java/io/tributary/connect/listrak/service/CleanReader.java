package io.tributary.connect.listrak.service;

import java.io.IOException;
import java.io.Reader;

/**
 * Replaces characters that XML 1.0 forbids by U+FFFD. .NET writes control characters of the data as numeric references or as
 * they are, and the parser would refuse such a page on each attempt.
 */
final class CleanReader extends Reader {
    private static final char REPLACEMENT = '\uFFFD';
    /** {@code &#x10FFFF;} with some leading zeros. */
    private static final int LONGEST_REFERENCE = 16;

    private static final int CHUNK = 8192;

    private final Reader in;
    private final char[] chunk = new char[CHUNK];
    private final StringBuilder ready = new StringBuilder();
    private int at;
    private int end;
    private int taken;
    private int pushedBack = -1;
    private long replaced;

    CleanReader(Reader in) {
        this.in = in;
    }

    /** Number of characters replaced so far. */
    long replaced() {
        return replaced;
    }

    @Override
    public int read(char[] buffer, int offset, int length) throws IOException {
        int count = copyPlain(buffer, offset, length);
        while (count < length) {
            int next = next();
            if (next < 0) {
                return count == 0 ? -1 : count;
            }
            buffer[offset + count++] = (char) next;
            count += copyPlain(buffer, offset + count, length - count);
        }
        return count;
    }

    /** Copies characters that need no check, up to the end of the chunk. Returns their number. */
    private int copyPlain(char[] buffer, int offset, int maximum) {
        int from = at;
        int stop = taken < ready.length() || pushedBack >= 0 ? at : Math.min(end, at + maximum);
        while (at < stop && isPlain(chunk[at])) {
            at++;
        }
        System.arraycopy(chunk, from, buffer, offset, at - from);
        return at - from;
    }

    private static boolean isPlain(char here) {
        return here >= ' ' && here < Character.MIN_SURROGATE && here != '&';
    }

    private int next() throws IOException {
        if (taken == ready.length()) {
            ready.setLength(0);
            taken = 0;
            fill();
        }
        return taken == ready.length() ? -1 : ready.charAt(taken++);
    }

    private int take() throws IOException {
        int next = pushedBack >= 0 ? pushedBack : fromChunk();
        pushedBack = -1;
        return next;
    }

    private int fromChunk() throws IOException {
        if (at == end) {
            at = 0;
            end = Math.max(0, in.read(chunk));
        }
        return at == end ? -1 : chunk[at++];
    }

    /** Reads the next character or reference into {@code ready}. */
    private void fill() throws IOException {
        int next = take();
        if (next == '&') {
            fillReference();
        } else if (next >= 0 && Character.isHighSurrogate((char) next)) {
            fillPair((char) next);
        } else if (next >= 0) {
            add(next, String.valueOf((char) next));
        }
    }

    private void fillPair(char high) throws IOException {
        int low = take();
        if (low >= 0 && Character.isLowSurrogate((char) low)) {
            ready.append(high).append((char) low);
        } else {
            pushedBack = low;
            add(high, String.valueOf(high));
        }
    }

    private void fillReference() throws IOException {
        StringBuilder reference = new StringBuilder("&");
        int next = take();
        while (next >= 0 && isInside(next, reference.length())) {
            reference.append((char) next);
            next = take();
        }
        if (next != ';') {
            pushedBack = next;
            ready.append(reference);
        } else {
            add(codePoint(reference), reference.append(';').toString());
        }
    }

    /** Whether a reference may have {@code next} after {@code length} characters. */
    static boolean isInside(int next, int length) {
        return length < LONGEST_REFERENCE && (next == '#' || next < 128 && Character.isLetterOrDigit(next));
    }

    /** The code point of a numeric reference. A space for a named one, which is always allowed. */
    static int codePoint(CharSequence reference) {
        if (reference.length() < 3 || reference.charAt(1) != '#') {
            return ' ';
        }
        boolean hexadecimal = Character.toLowerCase(reference.charAt(2)) == 'x';
        try {
            return Integer.parseInt(reference, hexadecimal ? 3 : 2, reference.length(), hexadecimal ? 16 : 10);
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    private void add(int codePoint, String text) {
        if (isAllowed(codePoint)) {
            ready.append(text);
        } else {
            ready.append(REPLACEMENT);
            replaced++;
        }
    }

    /** Whether XML 1.0 allows the character (section 2.2). */
    static boolean isAllowed(int codePoint) {
        return codePoint == '\t'
                || codePoint == '\n'
                || codePoint == '\r'
                || codePoint >= 0x20 && codePoint < 0xD800
                || codePoint >= 0xE000 && codePoint < 0xFFFE
                || codePoint >= 0x10000 && codePoint <= 0x10FFFF;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
