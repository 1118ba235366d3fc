package io.tributary.simulators.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/** Writes responses as HTTP/1.1, compressed if the client accepts it and the response is not encoded yet. */
final class ResponseWriter {

    private static final int WORTH_COMPRESSING = 1024;
    private static final String ENCODING = "Content-Encoding";
    private static final String DATE = "Date";

    private final SimulatedClock clock;

    ResponseWriter(SimulatedClock clock) {
        this.clock = clock;
    }

    /** Sends head and body, or the part of the body that the delivery allows. */
    void write(Request request, Response response, boolean keepAlive, OutputStream out) throws IOException {
        boolean compressed = response.body().length >= WORTH_COMPRESSING
                && !response.headers().containsKey(ENCODING)
                && request.header("accept-encoding").orElse("").contains("gzip");
        byte[] body = compressed ? gzip(response.body()) : response.body();
        ByteArrayOutputStream message = new ByteArrayOutputStream(body.length + 512);
        message.writeBytes(head(response, body.length, compressed, keepAlive).getBytes(StandardCharsets.ISO_8859_1));
        if (!request.method().equals("HEAD")) {
            message.write(body, 0, arriving(response.delivery(), body.length));
        }
        message.writeTo(out);
        out.flush();
    }

    private static int arriving(Delivery delivery, int length) {
        return delivery.kind() == Delivery.Kind.TRUNCATED
                ? Math.min(delivery.bytes(), Math.max(0, length - 1))
                : length;
    }

    private String head(Response response, int length, boolean compressed, boolean keepAlive) {
        StringBuilder head = new StringBuilder("HTTP/1.1 ")
                .append(response.status())
                .append(' ')
                .append(reason(response.status()))
                .append("\r\n");
        ZonedDateTime now = ZonedDateTime.ofInstant(clock.instant(), clock.getZone());
        if (!response.headers().containsKey(DATE)) {
            append(head, DATE, DateTimeFormatter.RFC_1123_DATE_TIME.format(now));
        }
        for (Map.Entry<String, String> header : response.headers().entrySet()) {
            append(head, header.getKey(), header.getValue());
        }
        if (compressed) {
            append(head, ENCODING, "gzip");
        }
        append(head, "Content-Length", Integer.toString(length));
        append(head, "Connection", keepAlive ? "keep-alive" : "close");
        return head.append("\r\n").toString();
    }

    private static void append(StringBuilder head, String name, String value) {
        head.append(name).append(": ").append(value).append("\r\n");
    }

    private static String reason(int status) {
        return switch (status) {
            case 200 -> "OK";
            case 400 -> "Bad Request";
            case 401 -> "Unauthorized";
            case 403 -> "Forbidden";
            case 404 -> "Not Found";
            case 429 -> "Too Many Requests";
            case 500 -> "Internal Server Error";
            case 503 -> "Service Unavailable";
            default -> "Status " + status;
        };
    }

    private static byte[] gzip(byte[] body) throws IOException {
        ByteArrayOutputStream compressed = new ByteArrayOutputStream(body.length / 4);
        try (OutputStream gzip = new FastGzip(compressed)) {
            gzip.write(body);
        }
        return compressed.toByteArray();
    }

    /** The fastest level, because benchmarks measure the client. */
    private static final class FastGzip extends GZIPOutputStream {
        FastGzip(OutputStream out) throws IOException {
            super(out, 8192);
            def.setLevel(Deflater.BEST_SPEED);
        }
    }
}
