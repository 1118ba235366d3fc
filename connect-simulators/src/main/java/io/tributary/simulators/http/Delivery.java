package io.tributary.simulators.http;

/**
 * How a response reaches the client.
 *
 * @param kind complete or broken
 * @param bytes for {@link Kind#TRUNCATED}: number of bytes of the encoded body that arrive before the connection closes
 */
public record Delivery(Kind kind, int bytes) {

    /** The kinds of delivery. */
    public enum Kind {
        /** The complete response. */
        COMPLETE,
        /** The connection closes after a part of the announced body. */
        TRUNCATED,
        /** A TCP reset instead of a response. */
        RESET,
        /** Nothing until the client gives up or the server closes. */
        SILENT
    }

    /** The complete response. */
    public static final Delivery COMPLETE = new Delivery(Kind.COMPLETE, 0);

    /** A TCP reset instead of a response. */
    public static final Delivery RESET = new Delivery(Kind.RESET, 0);

    /** Nothing until the client gives up. */
    public static final Delivery SILENT = new Delivery(Kind.SILENT, 0);

    /** The first {@code bytes} bytes of the body, then the connection closes. */
    public static Delivery truncated(int bytes) {
        return new Delivery(Kind.TRUNCATED, bytes);
    }
}
