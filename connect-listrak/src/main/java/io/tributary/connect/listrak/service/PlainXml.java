package io.tributary.connect.listrak.service;

import io.tributary.connect.common.http.Damage;
import io.tributary.connect.common.http.ResponseLimits;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Cleans a response as {@link CleanReader} does, by a scan of its bytes. That works for nearly all responses: they are UTF-8 and have
 * nothing but elements and text, within all limits, and hardly ever a character that XML forbids.
 */
final class PlainXml {
    private static final int LONGEST_REFERENCE = 12;
    private static final byte[] REPLACEMENT = "\uFFFD".getBytes(StandardCharsets.UTF_8);

    private final byte[] xml;
    private final ByteArrayOutputStream clean = new ByteArrayOutputStream(0);
    private int copied;
    private long replaced;
    private boolean isAscii = true;
    private int depth;
    private int elements;
    private int elementsOfRow;

    private PlainXml(byte[] xml) {
        this.xml = xml;
    }

    /** The response {@code xml}, which is no larger than a row may be. Null if it is not plain. */
    static SoapResponse read(byte[] xml) {
        PlainXml plain = new PlainXml(xml);
        return plain.isPlain() ? new SoapResponse(plain.clean(), plain.replaced, List.of(), Damage.NONE) : null;
    }

    private boolean isPlain() {
        int at = 0;
        while (at >= 0 && at < xml.length) {
            at = xml[at] == '<' ? endOfTag(at + 1) : endOfText(at, '<');
        }
        return at >= 0 && (isAscii || isValid());
    }

    private byte[] clean() {
        if (replaced == 0) {
            return xml;
        }
        clean.write(xml, copied, xml.length - copied);
        return clean.toByteArray();
    }

    private void replace(int from, int to) {
        clean.write(xml, copied, from - copied);
        clean.writeBytes(REPLACEMENT);
        copied = to;
        replaced++;
    }

    /** The end of the text at {@code from}, which is before {@code stop} or at the end. -1 if it is not plain. */
    private int endOfText(int from, int stop) {
        for (int at = from; at < xml.length; at++) {
            if (xml[at] == stop) {
                return at;
            }
            if (!isPlain(at)) {
                return -1;
            }
        }
        return xml.length;
    }

    private boolean isPlain(int at) {
        byte here = xml[at];
        if (here >= ' ') {
            return here != '&' || isPlainReference(at);
        }
        if (here >= 0 && here != '\t' && here != '\n' && here != '\r') {
            replace(at, at + 1);
        }
        isAscii &= here >= 0;
        return true;
    }

    /** Only the parser knows which named references exist. */
    private boolean isPlainReference(int from) {
        if (from + 1 < xml.length && xml[from + 1] != '#') {
            return true;
        }
        int end = Math.min(xml.length, from + LONGEST_REFERENCE);
        int at = from + 1;
        while (at < end && CleanReader.isInside(xml[at], at - from)) {
            at++;
        }
        if (at == end || xml[at] != ';') {
            return false;
        }
        String reference = new String(xml, from, at - from, StandardCharsets.ISO_8859_1);
        if (!CleanReader.isAllowed(CleanReader.codePoint(reference))) {
            replace(from, at + 1);
        }
        return true;
    }

    /** The end of the tag whose bracket is before {@code from}. -1 if it is not plain, or exceeds a limit. */
    private int endOfTag(int from) {
        int attributes = 0;
        int at = from;
        for (; at < xml.length && xml[at] != '>'; at++) {
            boolean isQuote = xml[at] == '"' || xml[at] == '\'';
            attributes += isQuote ? 1 : 0;
            at = isQuote ? endOfText(at + 1, xml[at]) : at;
            if (at < 0 || at < xml.length && (xml[at] == '!' || xml[at] == '?' || !isPlain(at))) {
                return -1;
            }
        }
        boolean isTag = at < xml.length && at - from <= XmlMarkup.LONGEST_TAG;
        return isTag && isWithinLimits(xml[from] == '/', xml[at - 1] == '/', attributes) ? at + 1 : -1;
    }

    /** Counts a tag as {@link RowFilter} does. */
    private boolean isWithinLimits(boolean isEndTag, boolean isEmptyElement, int attributes) {
        if (!isEndTag) {
            depth++;
            elements += 1 + attributes;
            elementsOfRow += 1 + attributes;
        }
        boolean isWithin = depth <= RowFilter.MAX_DEPTH
                && elementsOfRow <= RowFilter.MAX_ELEMENTS_OF_A_ROW
                && (long) elements * RowFilter.TOKENS_PER_ELEMENT <= ResponseLimits.OF_THIS_HEAP.tokens();
        if (isEndTag || isEmptyElement) {
            depth--;
        }
        elementsOfRow = depth <= RowFilter.AROUND_ROWS ? 0 : elementsOfRow;
        return isWithin;
    }

    /** Whether the text is UTF-8 and has no character beyond ASCII that XML forbids or that stands for invalid bytes. */
    private boolean isValid() {
        try {
            CharBuffer text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(xml));
            for (int i = 0; i < text.length(); i++) {
                char here = text.charAt(i);
                if (here >= '\uFFFE' || here == XmlText.BROKEN) {
                    return false;
                }
            }
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }
}
