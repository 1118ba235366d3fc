package io.tributary.connect.listrak.service;

import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Reads the content of the element whose start tag a reader is at, up to its end tag. The reader joins adjacent text. */
final class XmlElements {
    private static final String XSI = "http://www.w3.org/2001/XMLSchema-instance";

    private XmlElements() {}

    /** Skips the element. */
    static void skip(XMLStreamReader in) throws XMLStreamException {
        for (int depth = 1; depth > 0; ) {
            int event = in.next();
            depth += event == XMLStreamConstants.START_ELEMENT ? 1 : event == XMLStreamConstants.END_ELEMENT ? -1 : 0;
        }
    }

    /** The text of an element without children. If it has some, the text after the last one. */
    static String text(XMLStreamReader in) throws XMLStreamException {
        String text = "";
        for (int event = in.next(); event != XMLStreamConstants.END_ELEMENT; event = in.next()) {
            if (isText(event)) {
                text = text.isEmpty() ? in.getText() : text + in.getText();
            } else if (event == XMLStreamConstants.START_ELEMENT) {
                skip(in);
                text = "";
            }
        }
        return text;
    }

    /** The text of an element and of everything in it, without white space before its children. */
    static String allText(XMLStreamReader in) throws XMLStreamException {
        StringBuilder all = new StringBuilder();
        int read = 0;
        for (int depth = 1; depth > 0; ) {
            int event = in.next();
            if (isText(event)) {
                all.append(in.getText());
            } else if (event == XMLStreamConstants.START_ELEMENT) {
                depth++;
                all.setLength(all.substring(read).isBlank() ? read : all.length());
                read = all.length();
            } else if (event == XMLStreamConstants.END_ELEMENT) {
                depth--;
                read = all.length();
            }
        }
        return all.toString();
    }

    /** Whether the event is text, with or without a CDATA section around it. */
    private static boolean isText(int event) {
        return event == XMLStreamConstants.CHARACTERS
                || event == XMLStreamConstants.CDATA
                || event == XMLStreamConstants.SPACE;
    }

    /** Whether the element is nil. */
    static boolean isNil(XMLStreamReader in) {
        String nil = nil(in);
        return nil != null && (nil.trim().equals("true") || nil.trim().equals("1"));
    }

    /** The attribute that says whether the element is nil. Null if it is absent. */
    static String nil(XMLStreamReader in) {
        return in.getAttributeCount() == 0 ? null : in.getAttributeValue(XSI, "nil");
    }
}
