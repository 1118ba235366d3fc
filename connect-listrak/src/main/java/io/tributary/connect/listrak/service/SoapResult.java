package io.tributary.connect.listrak.service;

import java.io.IOException;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * The result of a response, before the generated client reads it. The client takes a missing result for an empty list, and
 * ignores nil results, results with another name and members with other names. By the WSDL there is at most one result, and it is
 * not nillable.
 *
 * @param members number of its elements; text alone counts as one
 */
record SoapResult(int members) {
    private static final String XSI = "http://www.w3.org/2001/XMLSchema-instance";
    private static final String ERROR = "WSException";

    /**
     * Reads the result from the response's element.
     *
     * @param name of the result
     * @throws IOException if the response does not match the WSDL
     */
    static SoapResult read(XMLStreamReader in, String name) throws XMLStreamException, IOException {
        String namespace = in.getNamespaceURI();
        SoapResult result = null;
        boolean other = false;
        while (in.nextTag() == XMLStreamConstants.START_ELEMENT) {
            if (in.getLocalName().equals(name) && namespace.equals(in.getNamespaceURI())) {
                result = only(result, in);
            } else {
                other |= !in.getLocalName().equals(ERROR);
                SoapResponse.skip(in);
            }
        }
        if (result == null && other) {
            throw new IOException("the response has another element instead of its result");
        }
        return result == null ? new SoapResult(0) : result;
    }

    private static SoapResult only(SoapResult before, XMLStreamReader in) throws XMLStreamException, IOException {
        if (before != null) {
            throw new IOException("the response has two results");
        }
        String nil = in.getAttributeValue(XSI, "nil");
        if (nil != null && (nil.trim().equals("true") || nil.trim().equals("1"))) {
            throw new IOException("the response's result is nil");
        }
        return new SoapResult(count(in));
    }

    private static int count(XMLStreamReader in) throws XMLStreamException {
        int members = 0;
        boolean text = false;
        for (int event = in.next(); event != XMLStreamConstants.END_ELEMENT; event = in.next()) {
            text |= event == XMLStreamConstants.CHARACTERS && !in.isWhiteSpace();
            if (event == XMLStreamConstants.START_ELEMENT) {
                members++;
                SoapResponse.skip(in);
            }
        }
        return members == 0 && text ? 1 : members;
    }
}
