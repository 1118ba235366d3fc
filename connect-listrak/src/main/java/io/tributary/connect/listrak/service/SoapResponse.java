package io.tributary.connect.listrak.service;

import io.tributary.connect.common.http.BodyKind;
import io.tributary.connect.common.http.Damage;
import io.tributary.connect.common.http.ResponseLimits;
import io.tributary.connect.common.schema.Unreadable;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStreamWriter;
import java.io.SequenceInputStream;
import java.io.Writer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * A response as XML that the parser accepts.
 *
 * @param xml in UTF-8
 * @param replaced number of characters replaced because XML forbids them
 * @param unreadable the rows that were dropped because they exceed a limit
 * @param damage the {@link Damage#code()} of the original text; {@link XmlText#BROKEN} marks where it is
 */
record SoapResponse(byte[] xml, long replaced, List<Unreadable> unreadable, long damage) {
    /** A row in a smaller response is not too large. */
    private static final int MOST_PLAIN = ResponseLimits.OF_THIS_HEAP.rowCharacters();

    private static final String SOAP = "http://schemas.xmlsoap.org/soap/envelope/";

    /**
     * Reads a body to its end, and cleans it if that is necessary.
     *
     * @param charset of the HTTP header; null if there is none
     */
    static SoapResponse read(InputStream body, Charset charset) throws IOException {
        byte[] start = body.readNBytes(MOST_PLAIN);
        byte[] xml = start.length < MOST_PLAIN ? XmlText.utf8(start, charset) : null;
        SoapResponse plain = xml == null ? null : PlainXml.read(xml);
        return plain == null ? clean(new SequenceInputStream(new ByteArrayInputStream(start), body), charset) : plain;
    }

    /** The same for any response. */
    static SoapResponse clean(InputStream body, Charset charset) throws IOException {
        ByteArrayOutputStream xml = new ByteArrayOutputStream();
        DamageReader text = new DamageReader(XmlText.read(body, charset));
        try (CleanReader in = new CleanReader(text);
                Writer out = new OutputStreamWriter(xml, StandardCharsets.UTF_8)) {
            RowFilter rows = new RowFilter(out);
            rows.copy(in);
            out.flush();
            return new SoapResponse(xml.toByteArray(), in.replaced(), rows.unreadable(), text.damage());
        }
    }

    /**
     * The text of the fault. Null if this is a response of {@code operation}.
     *
     * @throws IOException if it is neither, is not SOAP (an HTML page), or is truncated before its body
     */
    String fault(String operation) throws IOException {
        try {
            return faultIn(body(new ByteArrayInputStream(xml)), operation);
        } catch (XMLStreamException e) {
            throw notSoap();
        }
    }

    /**
     * The payload of a response of {@code operation}, read to the end of the document. Null if this is a fault.
     *
     * @param in this response's XML
     * @throws IOException if it is neither, is not SOAP, is truncated, or its result does not match the WSDL
     */
    SoapPayload payload(Operation<?> operation, InputStream in) throws IOException {
        try {
            XMLStreamReader body = body(in);
            if (faultIn(body, operation.name()) != null) {
                return null;
            }
            SoapPayload payload = SoapPayload.read(body, operation);
            while (body.hasNext()) {
                body.next();
            }
            return payload;
        } catch (XMLStreamException e) {
            throw notSoap();
        }
    }

    private static String faultIn(XMLStreamReader body, String operation) throws XMLStreamException, IOException {
        if (isSoap(body, "Fault")) {
            return texts(body);
        }
        if (!body.isStartElement() || !body.getLocalName().equals(operation + "Response")) {
            throw new IOException("the response is not one of " + operation);
        }
        return null;
    }

    /** Without the parser's message, which may quote the response. */
    private IOException notSoap() throws IOException {
        return kind() == BodyKind.XML
                ? new IOException("the response is not SOAP, or is truncated")
                : new IOException(kind().insteadOf("SOAP"));
    }

    /** The kind of its body. */
    BodyKind kind() throws IOException {
        return BodyKind.peek(new BufferedInputStream(new ByteArrayInputStream(xml)));
    }

    /** A reader at the first element in the SOAP body. */
    private XMLStreamReader body(InputStream document) throws XMLStreamException, IOException {
        XMLStreamReader in = reader(document);
        if (!enter(in, "Envelope")) {
            throw notSoap();
        }
        while (in.nextTag() == XMLStreamConstants.START_ELEMENT && !isSoap(in, "Body")) {
            XmlElements.skip(in);
        }
        in.nextTag();
        return in;
    }

    private static XMLStreamReader reader(InputStream document) throws XMLStreamException {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        return factory.createXMLStreamReader(document, StandardCharsets.UTF_8.name());
    }

    /** Whether the first element is {@code name}, without a document type before it. */
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

    /** All text in the current element, in order. */
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
