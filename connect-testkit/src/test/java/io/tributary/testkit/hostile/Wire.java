package io.tributary.testkit.hostile;

import io.tributary.connect.common.testing.RawServer;
import io.tributary.connect.common.testing.RawServer.Response;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;

/** Responses of a {@link RawServer}, byte by byte, which its ordinary methods cannot express. */
public final class Wire {
    private static final String OK = "HTTP/1.1 200 OK\r\nConnection: close\r\n";
    private static final int DRIP_MS = 20;

    private Wire() {}

    /** Sends these characters, one byte each, and closes the connection. */
    public static Response raw(String text) {
        return raw(bytes(text));
    }

    /** Sends these bytes and closes the connection. */
    public static Response raw(byte[] bytes) {
        return (out, socket) -> out.write(bytes);
    }

    /** A head with status 200 and more lines, each ended by CRLF, and then {@code rest}. */
    public static Response ok(String lines, String rest) {
        return raw(OK + lines + "\r\n" + rest);
    }

    /** A response with status 200 whose body has these codings. */
    public static Response coded(String codings, byte[] body) {
        return RawServer.response(200, body, "Content-Encoding: " + codings);
    }

    /** A response with status 200 and these chunks. */
    public static Response chunks(String chunks) {
        return ok("Transfer-Encoding: chunked\r\n", chunks);
    }

    /** One chunk. */
    public static String chunk(String text) {
        return Integer.toHexString(text.length()) + "\r\n" + text + "\r\n";
    }

    /** Sends {@code before}, then repeats {@code again} until the client hangs up. */
    public static Response endless(String before, String again) {
        return (out, socket) -> {
            out.write(bytes(before));
            while (!socket.isClosed()) {
                out.write(bytes(again));
            }
        };
    }

    /** Sends {@code before}, then single bytes, slowly, until the client hangs up. */
    public static Response drip(String before, char drop) {
        return (out, socket) -> {
            out.write(bytes(before));
            do {
                out.write(drop);
                out.flush();
            } while (!hasLeft(socket));
        };
    }

    /** Whether the client hangs up before the next byte is due. */
    private static boolean hasLeft(Socket socket) throws IOException {
        socket.setSoTimeout(DRIP_MS);
        try {
            return socket.getInputStream().read() < 0;
        } catch (SocketTimeoutException e) {
            return false;
        }
    }

    /** Sends {@code text}, then resets the TCP connection. */
    public static Response reset(String text) {
        return (out, socket) -> {
            out.write(bytes(text));
            hangUp(socket);
        };
    }

    private static void hangUp(Socket socket) throws IOException {
        socket.setSoLinger(true, 0);
        socket.close();
    }

    /** The bytes of {@code text} in ISO 8859-1. */
    public static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    /** {@code body} compressed with gzip. */
    public static byte[] gzip(byte[] body) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        return closed(bytes, body, () -> new GZIPOutputStream(bytes));
    }

    /** {@code body} compressed in zlib's format, which HTTP calls deflate. */
    public static byte[] deflate(byte[] body) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        return closed(bytes, body, () -> new DeflaterOutputStream(bytes));
    }

    /** {@code text} many times over. */
    public static byte[] many(byte[] text, int times) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(text.length * times);
        for (int i = 0; i < times; i++) {
            bytes.writeBytes(text);
        }
        return bytes.toByteArray();
    }

    /** {@code first} and then {@code second}. */
    public static byte[] join(byte[] first, byte[] second) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(first);
        bytes.writeBytes(second);
        return bytes.toByteArray();
    }

    private interface Opening {
        OutputStream open() throws IOException;
    }

    private static byte[] closed(ByteArrayOutputStream bytes, byte[] body, Opening opening) {
        try (OutputStream out = opening.open()) {
            out.write(body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
