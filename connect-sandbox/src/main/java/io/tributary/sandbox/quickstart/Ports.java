package io.tributary.sandbox.quickstart;

import io.tributary.sandbox.kafka.LoopbackPorts;

/** Which ports the quickstart listens on. */
final class Ports {
    private Ports() {}

    /** The port asked for, which must be free, or the usual one, or where that is in use any other. */
    static int choose(String option, int asked, int usual) {
        if (asked != 0 && !LoopbackPorts.isFree(asked)) {
            throw new QuickstartException("Port " + asked + " is in use: choose another with " + option);
        }
        if (asked != 0) {
            return asked;
        }
        return LoopbackPorts.isFree(usual) ? usual : LoopbackPorts.free();
    }
}
