package io.tributary.simulators.http;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Reads HTTP/1.1 requests from one connection. */
final class RequestReader {

    private static final int LONGEST_LINE = 65_536;

    private final InputStream in;
    private final Runnable goAhead;

    /**
     * @param in buffered
     * @param goAhead sends {@code 100 Continue} to a client that waits for it
     */
    RequestReader(InputStream in, Runnable goAhead) {
        this.in = in;
        this.goAhead = goAhead;
    }

    /**
     * The next request, or empty if the client has closed the connection.
     *
     * @throws IOException if the connection breaks or the request is not HTTP
     */
    Optional<Request> next() throws IOException {
        String requestLine = line();
        if (requestLine == null) {
            return Optional.empty();
        }
        String[] parts = requestLine.split(" ");
        if (parts.length != 3 || !parts[2].startsWith("HTTP/1.")) {
            throw new IOException("not an HTTP/1 request line");
        }
        Map<String, String> headers = headers();
        return Optional.of(request(parts[0], parts[1], headers, body(headers)));
    }

    private static Request request(String method, String target, Map<String, String> headers, byte[] body) {
        int question = target.indexOf('?');
        String path = question < 0 ? target : target.substring(0, question);
        String query = question < 0 ? "" : target.substring(question + 1);
        return new Request(method, decoded(path.replace("+", "%2B")), query, form(query), headers, Map.of(), body);
    }

    /** The fields of a query or form body. */
    static Map<String, String> form(String encoded) {
        Map<String, String> fields = new LinkedHashMap<>();
        for (String field : encoded.split("&")) {
            int equals = field.indexOf('=');
            if (equals >= 0) {
                fields.put(decoded(field.substring(0, equals)), decoded(field.substring(equals + 1)));
            } else if (!field.isEmpty()) {
                fields.put(decoded(field), "");
            }
        }
        return fields;
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    private Map<String, String> headers() throws IOException {
        Map<String, String> headers = new LinkedHashMap<>();
        for (String line = required(); !line.isEmpty(); line = required()) {
            int colon = line.indexOf(':');
            if (colon <= 0) {
                throw new IOException("not a header line");
            }
            String name = line.substring(0, colon).toLowerCase(Locale.ROOT);
            headers.merge(name, line.substring(colon + 1).trim(), (first, second) -> first + ", " + second);
        }
        return headers;
    }

    private byte[] body(Map<String, String> headers) throws IOException {
        if ("100-continue".equalsIgnoreCase(headers.get("expect"))) {
            goAhead.run();
        }
        if (headers.getOrDefault("transfer-encoding", "").contains("chunked")) {
            return chunks();
        }
        return exactly(Integer.parseInt(headers.getOrDefault("content-length", "0")));
    }

    private byte[] chunks() throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (int size = chunkSize(); size > 0; size = chunkSize()) {
            all.writeBytes(exactly(size));
            required();
        }
        headers();
        return all.toByteArray();
    }

    private int chunkSize() throws IOException {
        return Integer.parseInt(required().split(";")[0].trim(), 16);
    }

    private byte[] exactly(int length) throws IOException {
        byte[] bytes = in.readNBytes(length);
        if (bytes.length < length) {
            throw new EOFException("the request's body is truncated");
        }
        return bytes;
    }

    private String required() throws IOException {
        String line = line();
        if (line == null) {
            throw new EOFException("the request's head is truncated");
        }
        return line;
    }

    private String line() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream(128);
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                return null;
            }
            if (line.size() == LONGEST_LINE) {
                throw new IOException("a line of the request's head is too long");
            }
            line.write(next);
        }
        String text = line.toString(StandardCharsets.UTF_8);
        return text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
    }
}
