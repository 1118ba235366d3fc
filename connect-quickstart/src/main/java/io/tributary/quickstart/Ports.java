package io.tributary.quickstart;

import io.tributary.sandbox.kafka.LoopbackPorts;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.IntStream;

/** Chooses the ports of the quickstart's servers, each of which gets a different one. */
final class Ports {
    private final Set<Integer> reserved = new HashSet<>();

    /**
     * Reserves ports that the user has set.
     *
     * @param first the first port; 0 if the option is not set
     * @param count number of consecutive ports
     * @throws IllegalArgumentException if a port is above 65535, or reserved by another option
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
                throw new IllegalArgumentException(option + ": port " + port + " is already set by another option");
            }
        });
    }

    /** The requested port, which must be free. If none is requested, the preferred one, or any free one if that is taken. */
    int choose(String option, int requested, int preferred) {
        if (requested != 0) {
            requireFree(option, requested);
            return requested;
        }
        int port = reserved.contains(preferred) || !LoopbackPorts.isFree(preferred) ? LoopbackPorts.free() : preferred;
        return reserved.add(port) ? port : choose(option, 0, preferred);
    }

    /** Checks that a server can listen on a port. */
    static void requireFree(String option, int port) {
        if (!LoopbackPorts.isFree(port)) {
            throw new QuickstartException(
                    "Port " + port + " is in use or not permitted: choose another with " + option);
        }
    }
}
