package io.tributary.quickstart.benchmark;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Reads the body of a SOAP message into maps, lists and texts: an element that repeats is a list. Thread-safe. */
final class SoapPage {
    private final XMLInputFactory factory = XMLInputFactory.newFactory();

    SoapPage() {
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    }

    /** The content of the element {@code Body}. Changes {@code message} where it is not XML. */
    Object read(byte[] message) throws XMLStreamException {
        blankReferences(message);
        XMLStreamReader reader = factory.createXMLStreamReader(new ByteArrayInputStream(message));
        try {
            reader.nextTag();
            reader.nextTag();
            return content(reader);
        } finally {
            reader.close();
        }
    }

    /** Replaces numeric references by blanks: Listrak writes those of control characters, which parsers refuse. */
    private static void blankReferences(byte[] message) {
        for (int i = 0; i + 1 < message.length; i++) {
            if (message[i] == '&' && message[i + 1] == '#') {
                for (; message[i] != ';'; i++) {
                    message[i] = ' ';
                }
                message[i] = ' ';
            }
        }
    }

    /** What is inside the element at which the reader is: members, or else its text. */
    private static Object content(XMLStreamReader reader) throws XMLStreamException {
        Map<String, Object> members = new LinkedHashMap<>();
        String text = "";
        while (reader.next() != XMLStreamReader.END_ELEMENT) {
            if (reader.isStartElement()) {
                add(members, reader.getLocalName(), content(reader));
            } else if (reader.isCharacters()) {
                text = reader.getText();
            }
        }
        return members.isEmpty() ? text : members;
    }

    private static void add(Map<String, Object> members, String name, Object value) {
        Object first = members.putIfAbsent(name, value);
        if (first instanceof Repeated repeated) {
            repeated.add(value);
        } else if (first != null) {
            Repeated repeated = new Repeated();
            repeated.add(first);
            repeated.add(value);
            members.put(name, repeated);
        }
    }

    /** The contents of an element that repeats. */
    private static final class Repeated extends ArrayList<Object> {
        private static final long serialVersionUID = 1L;
    }
}
