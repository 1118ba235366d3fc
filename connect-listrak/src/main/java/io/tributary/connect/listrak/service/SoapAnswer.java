package io.tributary.connect.listrak.service;

import io.tributary.connect.common.http.BodyKind;
import io.tributary.connect.common.http.Damage;
import io.tributary.connect.common.schema.Unreadable;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * One answer as XML that a parser takes.
 *
 * @param xml in UTF-8
 * @param replaced how many characters were no XML
 * @param unreadable the rows that are left out because they are beyond a limit
 * @param damage the {@link Damage#code()} of the text as it came; {@link XmlText#BROKEN} stands where it is
 */
record SoapAnswer(byte[] xml, long replaced, List<Unreadable> unreadable, long damage) {
    private static final String SOAP = "http://schemas.xmlsoap.org/soap/envelope/";

    /**
     * Reads a whole body, cleaning it as it comes.
     *
     * @param charset that came with it; null where none did
     */
    static SoapAnswer read(InputStream body, Charset charset) throws IOException {
        ByteArrayOutputStream xml = new ByteArrayOutputStream();
        DamageReader text = new DamageReader(XmlText.read(body, charset));
        try (CleanReader in = new CleanReader(text);
                Writer out = new OutputStreamWriter(xml, StandardCharsets.UTF_8)) {
            RowFilter rows = new RowFilter(out);
            rows.copy(in);
            out.flush();
            return new SoapAnswer(xml.toByteArray(), in.replaced(), rows.unreadable(), text.damage());
        }
    }

    /**
     * The text of the fault that the answer is; null where it is the response of {@code operation}.
     *
     * @throws IOException when it is neither, or no SOAP at all: a page of HTML, or cut before its body
     */
    String fault(String operation) throws IOException {
        try {
            XMLStreamReader in = body();
            if (isSoap(in, "Fault")) {
                return texts(in);
            }
            if (!in.isStartElement() || !in.getLocalName().equals(operation + "Response")) {
                throw new IOException("the answer is none of " + operation);
            }
            return null;
        } catch (XMLStreamException e) {
            throw notSoap();
        }
    }

    /**
     * How many elements the result of {@code operation} has, in an answer that is no fault; 0 where it is one value.
     *
     * @throws IOException when it has two results, a nil one, or something else in place of one
     */
    int members(String operation) throws IOException {
        try {
            return SoapResult.read(body(), operation + "Result").members();
        } catch (XMLStreamException e) {
            throw notSoap();
        }
    }

    /** The parser's own words may quote the answer, and are left out. */
    private IOException notSoap() throws IOException {
        return kind() == BodyKind.XML
                ? new IOException("the answer is no SOAP, or cut")
                : new IOException(kind().inPlaceOf("SOAP"));
    }

    /** What kind of body it is. */
    BodyKind kind() throws IOException {
        return BodyKind.peek(new BufferedInputStream(new ByteArrayInputStream(xml)));
    }

    /** A reader at the first element of the SOAP body. */
    private XMLStreamReader body() throws XMLStreamException, IOException {
        XMLStreamReader in = reader();
        if (!enter(in, "Envelope")) {
            throw notSoap();
        }
        while (in.nextTag() == XMLStreamConstants.START_ELEMENT && !isSoap(in, "Body")) {
            skip(in);
        }
        in.nextTag();
        return in;
    }

    private XMLStreamReader reader() throws XMLStreamException {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        return factory.createXMLStreamReader(new ByteArrayInputStream(xml), StandardCharsets.UTF_8.name());
    }

    /** Whether the first element is {@code name}, with no document type before it. */
    private static boolean enter(XMLStreamReader in, String name) throws XMLStreamException {
        while (in.hasNext()) {
            int event = in.next();
            if (event == XMLStreamConstants.DTD) {
                return false;
            }
            if (event == XMLStreamConstants.START_ELEMENT) {
                return isSoap(in, name);
            }
        }
        return false;
    }

    private static boolean isSoap(XMLStreamReader in, String name) {
        return in.isStartElement() && in.getLocalName().equals(name) && SOAP.equals(in.getNamespaceURI());
    }

    /** Goes to the end of the present element. */
    static void skip(XMLStreamReader in) throws XMLStreamException {
        for (int depth = 1; depth > 0; ) {
            int event = in.next();
            depth += event == XMLStreamConstants.START_ELEMENT ? 1 : event == XMLStreamConstants.END_ELEMENT ? -1 : 0;
        }
    }

    /** All texts within the present element, one after the other. */
    private static String texts(XMLStreamReader in) throws XMLStreamException {
        StringBuilder texts = new StringBuilder();
        for (int depth = 1; depth > 0; ) {
            int event = in.next();
            if (event == XMLStreamConstants.CHARACTERS && !in.isWhiteSpace()) {
                texts.append(texts.length() == 0 ? "" : " ").append(in.getText().trim());
            }
            depth += event == XMLStreamConstants.START_ELEMENT ? 1 : event == XMLStreamConstants.END_ELEMENT ? -1 : 0;
        }
        return texts.toString();
    }
}
