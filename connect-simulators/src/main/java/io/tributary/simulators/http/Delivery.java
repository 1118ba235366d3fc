package io.tributary.simulators.http;

/**
 * How an answer reaches the client.
 *
 * @param kind whole or broken
 * @param bytes of a {@link Kind#CUT} answer: how many bytes of the body, as sent, arrive before the connection closes
 */
public record Delivery(Kind kind, int bytes) {

    /** The ways. */
    public enum Kind {
        /** As it should be. */
        WHOLE,
        /** The head announces the whole body, the connection closes after a part of it. */
        CUT,
        /** A TCP reset instead of an answer. */
        RESET,
        /** Nothing at all until the client gives up or the server closes. */
        SILENT
    }

    /** As it should be. */
    public static final Delivery WHOLE = new Delivery(Kind.WHOLE, 0);

    /** A TCP reset instead of an answer. */
    public static final Delivery RESET = new Delivery(Kind.RESET, 0);

    /** Nothing until the client gives up. */
    public static final Delivery SILENT = new Delivery(Kind.SILENT, 0);

    /** The first {@code bytes} bytes of the body, then the end of the connection. */
    public static Delivery cut(int bytes) {
        return new Delivery(Kind.CUT, bytes);
    }
}
