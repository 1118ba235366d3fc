package io.tributary.connect.listrak.service;

import io.tributary.connect.common.http.ResponseLimits;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/**
 * Checks whether XML in UTF-8 can be parsed as it is. Nearly all responses can: they have nothing but elements and text, within all
 * limits, and no character that XML forbids. All others are copied by {@link RowFilter}.
 */
final class PlainXml {
    private static final int LONGEST_REFERENCE = 12;

    private final byte[] xml;
    private boolean isAscii = true;
    private int depth;
    private int elements;
    private int elementsOfRow;

    private PlainXml(byte[] xml) {
        this.xml = xml;
    }

    /** Whether {@code xml}, which is no larger than a row may be, needs no change. */
    static boolean isPlain(byte[] xml) {
        return new PlainXml(xml).isPlain();
    }

    private boolean isPlain() {
        int at = 0;
        while (at >= 0 && at < xml.length) {
            at = xml[at] == '<' ? endOfTag(at + 1) : endOfText(at, '<');
        }
        return at >= 0 && (isAscii || isValid());
    }

    /** The end of the text at {@code from}, which is before {@code stop} or at the end. -1 if a character may have to be replaced. */
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
        return xml[at] >= ' ' && xml[at] != '&' || isAllowed(at);
    }

    private boolean isAllowed(int at) {
        byte here = xml[at];
        isAscii &= here >= 0;
        return here < 0 || here == '\t' || here == '\n' || here == '\r' || here == '&' && isReferenceAllowed(at);
    }

    /** A named reference is allowed; the parser knows which ones exist. */
    private boolean isReferenceAllowed(int from) {
        if (from + 1 < xml.length && xml[from + 1] != '#') {
            return true;
        }
        int end = Math.min(xml.length, from + LONGEST_REFERENCE);
        for (int at = from + 1; at < end; at++) {
            if (xml[at] == ';') {
                String reference = new String(xml, from, at - from, StandardCharsets.ISO_8859_1);
                return CleanReader.isAllowed(CleanReader.codePoint(reference));
            }
        }
        return false;
    }

    /** The end of the tag whose bracket is before {@code from}. -1 if it is no tag, exceeds a limit, or may have to be changed. */
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
