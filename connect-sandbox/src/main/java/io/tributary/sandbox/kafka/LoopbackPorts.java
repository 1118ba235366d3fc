package io.tributary.sandbox.kafka;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/** Finds free ports of the loopback interface. */
public final class LoopbackPorts {
    // Below the range of outgoing connections on Linux, so that a server that restarts finds its port free.
    private static final int FIRST = 20_000;
    private static final int END = 32_000;
    private static final int ATTEMPTS = 100;

    private LoopbackPorts() {}

    /** The port itself, or a free one if it is 0. */
    public static int orFree(int port) {
        return port == 0 ? free() : port;
    }

    /** A port that is currently free. */
    public static int free() {
        return ThreadLocalRandom.current()
                .ints(FIRST, END)
                .limit(ATTEMPTS)
                .filter(LoopbackPorts::isFree)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("No free port between " + FIRST + " and " + END));
    }

    /** Whether a server could listen on this port now. */
    public static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.isBound();
        } catch (IOException e) {
            return false;
        }
    }
}
