package io.tributary.simulators.listrak;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tributary.simulators.http.Response;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Writes responses like ASP.NET, with control characters as numeric references. */
final class SoapXml {
    private static final String HEAD =
            "<?xml version=\"1.0\" encoding=\"utf-8\"?><soap:Envelope xmlns:soap=\"http://schemas.xmlsoap.org/soap/envelope/\""
                    + " xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\""
                    + " xmlns:xsd=\"http://www.w3.org/2001/XMLSchema\"><soap:Body>";
    private static final String TAIL = "</soap:Body></soap:Envelope>";

    private SoapXml() {}

    /**
     * A response with rows.
     *
     * @param element name of a row's element
     * @param hasException whether the response has a {@code WSException}, here nil
     * @param emptyForm 0 to 2: the form of a response without rows
     */
    static Response rows(String operation, String element, List<ObjectNode> rows, boolean hasException, int emptyForm) {
        StringBuilder xml = open(operation);
        if (rows.isEmpty()) {
            xml.append(emptyForm == 0 ? "" : "<" + operation + "Result />");
            if (emptyForm == 2 && !hasException) {
                return response(
                        200, HEAD + "<" + operation + "Response xmlns=\"" + SoapCall.NAMESPACE + "\" />" + TAIL);
            }
        } else {
            xml.append('<').append(operation).append("Result>");
            rows.forEach(row -> element(xml, element, row));
            xml.append("</").append(operation).append("Result>");
        }
        return close(xml, operation, hasException ? "<WSException xsi:nil=\"true\" />" : "");
    }

    /** A response whose result is a single value. */
    static Response value(String operation, Object value) {
        StringBuilder xml = open(operation);
        xml.append('<').append(operation).append("Result>").append(value);
        return close(xml.append("</").append(operation).append("Result>"), operation, "");
    }

    /** An error in a response with status 200. */
    static Response exception(String operation, String text) {
        StringBuilder description = new StringBuilder();
        escape(description, text);
        return close(
                open(operation),
                operation,
                "<WSException><SoapMethod>" + operation
                        + "</SoapMethod><DateTime>2026-03-01T10:00:00</DateTime><Description>" + description
                        + "</Description></WSException>");
    }

    /** A fault with status 500. */
    static Response fault(String code, String text) {
        StringBuilder words = new StringBuilder();
        escape(words, text);
        return response(
                500,
                HEAD + "<soap:Fault><faultcode>" + code + "</faultcode><faultstring>" + words
                        + "</faultstring><detail /></soap:Fault>" + TAIL);
    }

    private static StringBuilder open(String operation) {
        return new StringBuilder(HEAD)
                .append('<')
                .append(operation)
                .append("Response xmlns=\"")
                .append(SoapCall.NAMESPACE)
                .append("\">");
    }

    private static Response close(StringBuilder xml, String operation, String exception) {
        xml.append(exception).append("</").append(operation).append("Response>").append(TAIL);
        return response(200, xml.toString());
    }

    private static Response response(int status, String xml) {
        return Response.of(status, "text/xml; charset=utf-8", xml.getBytes(StandardCharsets.UTF_8));
    }

    private static void element(StringBuilder xml, String name, JsonNode value) {
        if (value.isArray()) {
            value.forEach(member -> element(xml, name, member));
        } else if (value.isNull()) {
            xml.append('<').append(name).append(" xsi:nil=\"true\" />");
        } else if (value.isTextual() && value.textValue().isEmpty()) {
            xml.append('<').append(name).append(" />");
        } else {
            xml.append('<').append(name).append('>');
            content(xml, value);
            xml.append("</").append(name).append('>');
        }
    }

    private static void content(StringBuilder xml, JsonNode value) {
        if (value.isObject()) {
            value.properties().forEach(field -> element(xml, field.getKey(), field.getValue()));
        } else {
            escape(xml, value.asText());
        }
    }

    private static void escape(StringBuilder xml, String text) {
        for (int i = 0; i < text.length(); i++) {
            char next = text.charAt(i);
            switch (next) {
                case '&' -> xml.append("&amp;");
                case '<' -> xml.append("&lt;");
                case '>' -> xml.append("&gt;");
                case '\n', '\t' -> xml.append(next);
                default -> {
                    if (next < 0x20 || next == 0xFFFE) {
                        xml.append("&#x")
                                .append(Integer.toHexString(next).toUpperCase(java.util.Locale.ROOT))
                                .append(';');
                    } else {
                        xml.append(next);
                    }
                }
            }
        }
    }
}
