package io.tributary.quickstart;

import io.tributary.sandbox.kafka.LoopbackPorts;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.IntStream;

/** Which ports the quickstart listens on: none is given to two servers. */
final class Ports {
    private final Set<Integer> reserved = new HashSet<>();

    /**
     * Keeps ports that the user asked for.
     *
     * @param first 0 where the option is not set
     * @param count how many ports in a row the option asks for
     * @throws IllegalArgumentException if a port is above 65535 or another option asks for it too
     */
    void reserve(String option, int first, int count) {
        if (first == 0) {
            return;
        }
        if (first + count - 1 > PortNumber.LAST) {
            throw new IllegalArgumentException(option + "=" + first + " leaves no room for " + count + " ports");
        }
        IntStream.range(first, first + count).forEach(port -> {
            if (!reserved.add(port)) {
                throw new IllegalArgumentException(option + ": another option asks for port " + port + ", too");
            }
        });
    }

    /** The port asked for, which must be free, or the usual one, or where that is taken any other. */
    int choose(String option, int asked, int usual) {
        if (asked != 0) {
            requireFree(option, asked);
            return asked;
        }
        int port = reserved.contains(usual) || !LoopbackPorts.isFree(usual) ? LoopbackPorts.free() : usual;
        return reserved.add(port) ? port : choose(option, 0, usual);
    }

    /** Makes sure that a server can listen on a port. */
    static void requireFree(String option, int port) {
        if (!LoopbackPorts.isFree(port)) {
            throw new QuickstartException(
                    "Port " + port + " is in use or not yours to use: choose another with " + option);
        }
    }
}
