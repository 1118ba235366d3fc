package io.tributary.simulators.listrak;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * A SOAP request.
 *
 * @param operation name of the first element in the body
 * @param parameters the text of its children, without nil ones
 * @param user of the header; empty if there is none
 * @param password of the header; empty if there is none
 */
record SoapCall(String operation, Map<String, String> parameters, String user, String password) {
    static final String NAMESPACE = "http://webservices.listrak.com/v31/";

    /**
     * Reads a request.
     *
     * @throws IllegalArgumentException if the body is not a SOAP request for this service
     */
    static SoapCall read(byte[] body) {
        try {
            XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
            factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
            factory.setProperty(XMLInputFactory.IS_COALESCING, true);
            return read(factory.createXMLStreamReader(new ByteArrayInputStream(body), StandardCharsets.UTF_8.name()));
        } catch (XMLStreamException e) {
            throw new IllegalArgumentException("unable to read request: " + e.getMessage(), e);
        }
    }

    private static SoapCall read(XMLStreamReader in) throws XMLStreamException {
        Map<String, String> header = new LinkedHashMap<>();
        in.nextTag();
        in.nextTag();
        if (in.getLocalName().equals("Header")) {
            while (in.nextTag() == XMLStreamReader.START_ELEMENT) {
                header.putAll(children(in));
            }
            in.nextTag();
        }
        in.nextTag();
        String operation = in.getLocalName();
        if (!NAMESPACE.equals(in.getNamespaceURI())) {
            throw new IllegalArgumentException("unable to read request: namespace " + in.getNamespaceURI());
        }
        return new SoapCall(
                operation, children(in), header.getOrDefault("UserName", ""), header.getOrDefault("Password", ""));
    }

    private static Map<String, String> children(XMLStreamReader in) throws XMLStreamException {
        Map<String, String> texts = new LinkedHashMap<>();
        while (in.nextTag() == XMLStreamReader.START_ELEMENT) {
            String name = in.getLocalName();
            boolean nil = "true".equals(in.getAttributeValue("http://www.w3.org/2001/XMLSchema-instance", "nil"));
            String text = in.getElementText();
            if (!nil) {
                texts.put(name, text);
            }
        }
        return texts;
    }
}
