package io.tributary.connect.listrak.service;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** The element in the body of a response, as JSON. By the WSDL it has at most one result, which is not nillable. */
final class SoapPayload {
    private static final String ERROR = "WSException";

    private final Operation<?> operation;
    private final ObjectNode envelope = JsonNodeFactory.instance.objectNode();
    private final List<JsonNode> rows = new ArrayList<>();
    private String namespace;
    private boolean hasResult;
    private boolean hasOther;
    private int members;

    private SoapPayload(Operation<?> operation) {
        this.operation = operation;
    }

    /**
     * Reads the response's element.
     *
     * @throws IOException if the response does not match the WSDL
     */
    static SoapPayload read(XMLStreamReader in, Operation<?> operation) throws XMLStreamException, IOException {
        SoapPayload payload = new SoapPayload(operation);
        payload.read(in);
        return payload;
    }

    /** The response without the rows of its result. */
    ObjectNode envelope() {
        return envelope;
    }

    /** The members of the result that belong to the operation; null for a nil one. */
    List<JsonNode> rows() {
        return rows;
    }

    /** Number of elements of the result; text alone counts as one. */
    int members() {
        return members;
    }

    private void read(XMLStreamReader in) throws XMLStreamException, IOException {
        namespace = in.getNamespaceURI();
        while (in.nextTag() == XMLStreamConstants.START_ELEMENT) {
            boolean isResult = in.getLocalName().equals(operation.result()) && namespace.equals(in.getNamespaceURI());
            if (isResult) {
                requireOnly(in);
            }
            hasResult |= isResult;
            hasOther |= !isResult && !in.getLocalName().equals(ERROR);
            readElement(in);
        }
        if (hasOther && !hasResult) {
            throw new IOException("the response has another element instead of its result");
        }
    }

    private void requireOnly(XMLStreamReader in) throws IOException {
        if (hasResult) {
            throw new IOException("the response has two results");
        }
        if (XmlElements.isNil(in)) {
            throw new IOException("the response's result is nil");
        }
    }

    private void readElement(XMLStreamReader in) throws XMLStreamException {
        ElementType.Member member = operation.response().member(in);
        if (member == null) {
            XmlElements.skip(in);
        } else if (member.name().equals(operation.result()) && member.type() != null) {
            envelope.putObject(member.name());
            readRows(in, member.type());
        } else {
            set(member.name(), member.read(in));
        }
    }

    private void set(String name, JsonNode value) {
        if (value == null) {
            envelope.remove(name);
        } else {
            envelope.set(name, value);
        }
    }

    private void readRows(XMLStreamReader in, ElementType result) throws XMLStreamException {
        boolean hasText = false;
        for (int event = in.next(); event != XMLStreamConstants.END_ELEMENT; event = in.next()) {
            hasText |= event == XMLStreamConstants.CHARACTERS && !in.isWhiteSpace();
            if (event == XMLStreamConstants.START_ELEMENT) {
                members++;
                read(in, result.member(in));
            }
        }
        members = members == 0 && hasText ? 1 : members;
    }

    private void read(XMLStreamReader in, ElementType.Member row) throws XMLStreamException {
        if (row == null) {
            XmlElements.skip(in);
        } else {
            JsonNode read = row.read(in);
            rows.add(read == null ? NullNode.getInstance() : read);
        }
    }
}
