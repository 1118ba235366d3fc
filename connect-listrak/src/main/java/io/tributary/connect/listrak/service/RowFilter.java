package io.tributary.connect.listrak.service;

import io.tributary.connect.common.http.ResponseLimits;
import io.tributary.connect.common.http.ScannedText;
import io.tributary.connect.common.schema.Fingerprint;
import io.tributary.connect.common.schema.Unreadable;
import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;

/**
 * Copies a response without rows that exceed a limit, which would take more memory than a task has. Rows are the elements in
 * the operation's result. The parser checks whether the copy is well-formed.
 */
final class RowFilter {
    /** The levels around a row: envelope, body, response and result. */
    static final int AROUND_ROWS = 4;

    static final int MAX_DEPTH = 200;
    private static final int BUFFER = 8192;
    private static final ResponseLimits LIMITS = ResponseLimits.OF_THIS_HEAP;
    /** An element is a name and a value of JSON. */
    static final int TOKENS_PER_ELEMENT = 2;

    /** Listrak's rows have a few dozen. */
    static final int MAX_ELEMENTS_OF_A_ROW = 10_000;

    private final Writer out;
    private final MessageDigest digest = Fingerprint.sha256();
    private final List<Unreadable> unreadable = new ArrayList<>();
    private final XmlMarkup markup = new XmlMarkup();
    private ScannedText row;
    private int depth;
    private long characters;
    private long elements;

    RowFilter(Writer out) {
        this.out = out;
    }

    /** The rows that were dropped. */
    List<Unreadable> unreadable() {
        return unreadable;
    }

    /**
     * Copies everything from {@code in}.
     *
     * @throws io.tributary.connect.common.http.ResponseTooLargeException if the readable rows are too large together
     */
    void copy(Reader in) throws IOException {
        char[] buffer = new char[BUFFER];
        int kept = 0;
        for (int read = in.read(buffer, 0, BUFFER); read >= 0; read = in.read(buffer, kept, BUFFER - kept)) {
            int end = copy(buffer, kept + read, kept);
            kept = kept + read - end;
            buffer[0] = '<';
        }
        add(buffer, 0, kept);
        if (row != null && row.isWhole()) {
            out.write(row.toString());
        }
    }

    /** Copies up to {@code end}, or up to a bracket before it that may open a row. Returns where it stopped. */
    private int copy(char[] buffer, int end, int from) throws IOException {
        int start = 0;
        for (int i = markup.endOfText(buffer, from, end); i < end; i = markup.endOfText(buffer, i + 1, end)) {
            boolean wasOpen = markup.isOpen();
            XmlMarkup.Event event = markup.take(buffer[i]);
            if (event == XmlMarkup.Event.OPEN) {
                add(buffer, start, i - start);
                start = i;
            } else if (wasOpen && markup.isStartTag() && depth == AROUND_ROWS && row == null) {
                row = new ScannedText(LIMITS.rowCharacters(), MAX_ELEMENTS_OF_A_ROW, digest);
            } else if (event == XmlMarkup.Event.TAG) {
                add(buffer, start, i + 1 - start);
                start = i + 1;
                endTag();
            }
        }
        int stop = markup.isOpen() ? end - 1 : end;
        add(buffer, start, stop - start);
        return stop;
    }

    private void add(char[] buffer, int from, int count) throws IOException {
        if (row != null) {
            row.add(buffer, from, count);
        } else {
            out.write(buffer, from, count);
            characters += count;
        }
        LIMITS.require(characters + (row == null ? 0 : row.kept()), elements * TOKENS_PER_ELEMENT);
    }

    private void endTag() throws IOException {
        if (markup.isStartTag()) {
            depth++;
            count();
        }
        if (!markup.isStartTag() || markup.isEmptyElement()) {
            depth--;
        }
        if (row != null && depth <= AROUND_ROWS) {
            endRow();
        }
    }

    private void count() throws IOException {
        String refusal = depth > MAX_DEPTH ? "the row is nested deeper than " + MAX_DEPTH : markup.refusal();
        if (row == null && refusal != null) {
            throw new IOException("the response is not SOAP: a tag is too long or nested too deep");
        }
        if (refusal != null) {
            row.refuse(refusal);
        }
        for (int i = 0; i <= markup.attributes() && (row == null || row.isWhole()); i++) {
            elements++;
            if (row != null) {
                row.token();
            }
        }
    }

    private void endRow() throws IOException {
        if (row.isWhole()) {
            out.write(row.toString());
            characters += row.kept();
        } else {
            elements -= row.counted();
            unreadable.add(row.refused());
        }
        row = null;
    }
}
